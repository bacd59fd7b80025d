import type { Clock } from '../../src/clock.ts';
import type { Person } from '../driver/person.ts';
import type { SeenConversation, SeenMessage } from '../driver/seen.ts';
import type { PocketSlack } from '../pocket-slack.ts';
import type { PersonRecord, TeamState } from '../state.ts';
import type { PageChannel, PageMessage, PageModal, PagePerson, Snapshot } from './protocol.ts';

/** The facts about the team that nobody in it has to see to know. */
export type TeamFacts = Pick<TeamState, 'team' | 'people'>;

function kindOf(record: PersonRecord): PagePerson['kind'] {
  if (record.isBot) return 'bot';
  if (record.isStranger) return 'stranger';
  if (record.isRestricted || record.isUltraRestricted) return 'guest';
  return record.isAdmin ? 'admin' : 'member';
}

function profile(record: PersonRecord): PagePerson {
  return {
    id: record.id,
    name: record.realName,
    role: record.title,
    zone: record.tz ?? 'Etc/UTC',
    locale: record.locale,
    kind: kindOf(record),
  };
}

function channelOf({ id, name, kind, isMember, isArchived, isShared }: SeenConversation): PageChannel {
  const isChannel = kind === 'public' || kind === 'private';
  return { id, name: name.replace(/^#/, ''), kind: isChannel ? kind : 'dm', isMember, isArchived, isShared };
}

function messageOf(message: SeenMessage): PageMessage {
  const { channelId, ts, author, text, blocks, ephemeral, edited, threadTs } = message;
  return { channelId, ts, author, text, blocks, isEphemeral: ephemeral, isEdited: edited, threadTs };
}

function modalOf(person: Person): PageModal | null {
  if (!person.hasModal()) return null;
  const { viewId, title, submit, close, blocks, fields, problem, depth } = person.modal();
  const errors = Object.values(fields).flatMap(({ blockId, error }) => (error ? [[blockId, error] as const] : []));
  return { viewId, title, submit, close, blocks, errors: Object.fromEntries(errors), problem, depth };
}

export interface Scene {
  readonly slack: PocketSlack;
  readonly team: TeamFacts;
  readonly clock: Clock;
  readonly nextPostAt: Date | null;
}

/** Everything `person` sees at the present demo instant. */
export function snapshotFor(person: Person, { slack, team, clock, nextPostAt }: Scene): Snapshot {
  const profileOf = (id: string, name: string): PagePerson => {
    const record = team.people.get(id);
    if (record) return profile(record);
    return { id, name, role: '', zone: 'Etc/UTC', locale: 'en-GB', kind: id === slack.bot.userId ? 'bot' : 'member' };
  };
  const app: PagePerson = { ...profileOf(slack.bot.userId, slack.bot.name), name: slack.bot.name, kind: 'bot' };
  const conversations = person.conversations();
  const people = Object.fromEntries([...team.people.values()].map((record) => [record.id, profile(record)]));
  return {
    workspace: team.team.name,
    now: clock.now().toISOString(),
    nextPostAt: nextPostAt?.toISOString() ?? null,
    me: profileOf(person.id, person.name),
    cast: slack.people.map(({ id, name }) => profileOf(id, name)),
    people: { ...people, [app.id]: app },
    app,
    appDmId: conversations.find(({ kind, name }) => kind === 'dm' && name === app.name)?.id ?? null,
    channels: conversations.map(channelOf),
    messages: conversations.flatMap(({ id }) => person.sees(id).map(messageOf)),
    modal: modalOf(person),
    home: person.hasHome() ? { blocks: person.home().blocks } : null,
    ...slack.menu,
  };
}
