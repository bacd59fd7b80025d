import type { TeamState } from '../state.ts';

const escapeEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Turns what a person typed into what Slack sends: entities, and when asked mentions of people and channels and links as tokens. */
export function escapeTyped(state: TeamState, text: string, withTokens: boolean): string {
  const escaped = escapeEntities(text);
  if (!withTokens) return escaped;
  return escaped
    .replace(/https?:\/\/[^\s|]+/g, (url) => `<${url}>`)
    .replace(/(^|\s)@([\p{L}.-]+)/gu, (all, before: string, name: string) => mention(state, before, name) ?? all)
    .replace(
      /(^|\s)#([\p{L}\d_-]+)/gu,
      (all, before: string, name: string) => channelToken(state, before, name) ?? all,
    );
}

function mention(state: TeamState, before: string, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const person of state.people.values()) {
    const names = [person.username, person.displayName, person.realName.split(' ')[0] ?? ''];
    if (names.some((each) => each.toLowerCase() === wanted)) return `${before}<@${person.id}>`;
  }
  return null;
}

function channelToken(state: TeamState, before: string, name: string): string | null {
  const channel = state.channelNamed(name);
  if (!channel) return null;
  return `${before}<#${channel.id}|${channel.kind === 'public' ? channel.name : ''}>`;
}
