/** How the people and channels of a text are called; null when that cannot be told. */
export interface Names {
  person(slackUserId: string): Promise<string | null>;
  channel(channelId: string): Promise<string | null>;
}

const MENTION = /<([@#])([A-Z0-9]+)\|?>/g;

/** A form waits for these names, and Slack answers only so many questions a minute. */
const MOST_ASKED = 20;

/**
 * Writes names where Slack gave only ids: "<@U1>" becomes "@Maarit". What nobody can name reads "@somebody" or
 * "#a-channel", and so does whatever comes after twenty different names.
 */
export async function withNames(text: string, names: Names): Promise<string> {
  const mentions = [...new Set(Array.from(text.matchAll(MENTION), ([mention]) => mention))].slice(0, MOST_ASKED);
  const named = new Map(
    await Promise.all(mentions.map(async (mention) => [mention, await nameOf(mention, names)] as const)),
  );
  return text.replace(MENTION, (mention, sign: string) => `${sign}${named.get(mention) ?? NOBODY[sign] ?? ''}`);
}

const NOBODY: Readonly<Record<string, string>> = { '@': 'somebody', '#': 'a-channel' };

async function nameOf(mention: string, names: Names): Promise<string | null> {
  const id = mention.replace(/[^A-Z0-9]/g, '');
  return mention.startsWith('<@') ? names.person(id) : names.channel(id);
}

/** The Slack ids of the people whom text from Slack mentions, in their order, each once. */
export function mentionedPeople(source: string): string[] {
  return [...new Set(Array.from(source.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g), ([, id = '']) => id))];
}
