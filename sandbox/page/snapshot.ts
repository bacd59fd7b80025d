import type { Clock } from '../../src/clock.ts';
import type { Person } from '../driver/person.ts';
import type { SeenConversation, SeenMessage } from '../driver/seen.ts';
import type { PocketSlack } from '../pocket-slack.ts';
import type { PageChannel, PageCommand, PageMessage, PageModal, PagePerson, Snapshot } from './protocol.ts';

function channelOf({ id, name, kind, isMember, isArchived, isShared }: SeenConversation): PageChannel {
  const isChannel = kind === 'public' || kind === 'private';
  return { id, name: name.replace(/^#/, ''), kind: isChannel ? kind : 'dm', isMember, isArchived, isShared };
}

function messageOf(message: SeenMessage): PageMessage {
  const { channelId, ts, author, text, blocks, ephemeral, edited, threadTs, reactions } = message;
  return { channelId, ts, author, text, blocks, isEphemeral: ephemeral, isEdited: edited, threadTs, reactions };
}

function modalOf(person: Person): PageModal | null {
  if (!person.hasModal()) return null;
  const { viewId, title, submit, close, blocks, fields, problem, depth } = person.modal();
  const errors = Object.values(fields).flatMap(({ blockId, error }) => (error ? [[blockId, error] as const] : []));
  return { viewId, title, submit, close, blocks, errors: Object.fromEntries(errors), problem, depth };
}

export interface Scene {
  readonly slack: PocketSlack;
  readonly profiles: ReadonlyMap<string, PagePerson>;
  readonly clock: Clock;
  readonly nextPostAt: Date | null;
  readonly isClockAhead: boolean;
}

function inviteCommand(appName: string): PageCommand {
  const description = 'Add somebody, or the app, to this channel';
  return { command: '/invite', description, usageHint: `@${appName}` };
}

const unknown = { role: '', zone: 'Etc/UTC', locale: 'en-US', kind: 'member' } as const;

/** Everything `person` sees at the present demo instant. */
export function snapshotFor(person: Person, { slack, profiles, clock, ...times }: Scene): Snapshot {
  const profileOf = ({ id, name }: Person): PagePerson => profiles.get(id) ?? { ...unknown, id, name };
  const app: PagePerson = { ...unknown, id: slack.bot.userId, name: slack.bot.name, kind: 'bot' };
  const conversations = person.conversations();
  return {
    workspace: slack.team.name,
    now: clock.now().toISOString(),
    nextPostAt: times.nextPostAt?.toISOString() ?? null,
    isClockAhead: times.isClockAhead,
    me: profileOf(person),
    cast: slack.people.map(profileOf).filter(({ kind }) => kind !== 'stranger'),
    people: { ...Object.fromEntries(profiles), [app.id]: app },
    app,
    appDmId: conversations.find(({ kind, name }) => kind === 'dm' && name === app.name)?.id ?? null,
    channels: conversations.map(channelOf),
    messages: conversations.flatMap(({ id }) => person.sees(id).map(messageOf)),
    modal: modalOf(person),
    home: person.hasHome() ? { blocks: person.home().blocks } : null,
    ...slack.menu,
    commands: [...slack.menu.commands, inviteCommand(slack.bot.name)],
  };
}
