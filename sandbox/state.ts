import type { KnownBlock, MessageMetadata } from '@slack/types';

/** A member, guest, bot or stranger as Slack knows them. */
export interface PersonRecord {
  readonly id: string;
  teamId: string;
  /** Slack's old handle, such as 'aino'. */
  username: string;
  realName: string;
  displayName: string;
  title: string;
  /** IANA zone; null as for people of other teams. */
  tz: string | null;
  tzLabel: string | null;
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isBot: boolean;
  isStranger: boolean;
  isDeleted: boolean;
  /** Beside their name; seconds until it goes, 0 when it stays. */
  status: { readonly emoji: string; readonly text: string; readonly expiration: number };
  updated: number;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface ChannelRecord {
  readonly id: string;
  kind: ChannelKind;
  /** Without '#'; empty for direct messages. */
  name: string;
  topic: string;
  readonly members: Set<string>;
  isArchived: boolean;
  /** Shared with another organisation by Slack Connect. */
  isExtShared: boolean;
  /** The bot may not post here, by the workspace's rules. */
  isReadOnly: boolean;
  readonly created: number;
  readonly messages: MessageRecord[];
  readonly byTs: Map<string, MessageRecord>;
  /** Clock time of the last message the bot posted, for the limit of one a second. */
  lastPostAt: number | null;
}

export interface MessageRecord {
  readonly ts: string;
  readonly channelId: string;
  readonly userId: string;
  readonly botId: string | null;
  threadTs: string | null;
  text: string;
  blocks: readonly KnownBlock[];
  metadata: MessageMetadata | null;
  editedTs: string | null;
  isDeleted: boolean;
  /** The only person who sees it. */
  readonly ephemeralFor: string | null;
  /** 'channel_join' and its like. */
  readonly subtype: string | null;
  /** Who reacted, by the emoji's name. */
  readonly reactions: Map<string, Set<string>>;
}

/** A user group, "@customer-champion". */
export interface UserGroupRecord {
  readonly id: string;
  /** Without "@". */
  handle: string;
  name: string;
  readonly users: Set<string>;
  isDisabled: boolean;
  readonly created: number;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: { readonly id: string; readonly name: string } | null;
}

export interface BotIdentity {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

/** What the team consists of: people, channels and their messages. It knows no rules. */
export class TeamState {
  readonly team: Team;
  readonly bot: BotIdentity;
  readonly people = new Map<string, PersonRecord>();
  readonly channels = new Map<string, ChannelRecord>();
  readonly userGroups = new Map<string, UserGroupRecord>();
  readonly #channelIdByName = new Map<string, string>();
  readonly #channelIdByMembers = new Map<string, string>();
  #lastTs = 0;
  #nextChannel = 1;

  constructor(team: Team, bot: BotIdentity) {
    this.team = team;
    this.bot = bot;
  }

  addPerson(person: PersonRecord): PersonRecord {
    this.people.set(person.id, person);
    return person;
  }

  addChannel(
    details: Pick<ChannelRecord, 'kind' | 'name'> & { id?: string; members: Iterable<string>; created: Date },
  ): ChannelRecord {
    const prefix = details.kind === 'im' ? 'D' : 'C';
    const channel: ChannelRecord = {
      id: details.id ?? `${prefix}0${String(this.#nextChannel++).padStart(7, '0')}`,
      kind: details.kind,
      name: details.name,
      topic: '',
      members: new Set(details.members),
      isArchived: false,
      isExtShared: false,
      isReadOnly: false,
      created: secondsOf(details.created),
      messages: [],
      byTs: new Map(),
      lastPostAt: null,
    };
    this.channels.set(channel.id, channel);
    if (channel.name) this.#channelIdByName.set(channel.name, channel.id);
    if (channel.kind === 'im' || channel.kind === 'mpim')
      this.#channelIdByMembers.set(membersKey(channel.members), channel.id);
    return channel;
  }

  addUserGroup({ id, handle, name, users, created }: AddedUserGroup): UserGroupRecord {
    const group = { id, handle, name, users: new Set(users), isDisabled: false, created: secondsOf(created) };
    this.userGroups.set(id, group);
    return group;
  }

  renameChannel(channel: ChannelRecord, name: string): void {
    this.#channelIdByName.delete(channel.name);
    channel.name = name;
    this.#channelIdByName.set(name, channel.id);
  }

  channelNamed(name: string): ChannelRecord | undefined {
    return this.channels.get(this.#channelIdByName.get(name) ?? '');
  }

  /** The direct message of exactly these people, made when there is none yet. */
  directMessage(members: readonly string[], now: Date): ChannelRecord {
    const known = this.existingDirectMessage(members);
    return known ?? this.addChannel({ kind: members.length > 2 ? 'mpim' : 'im', name: '', members, created: now });
  }

  existingDirectMessage(members: readonly string[]): ChannelRecord | undefined {
    return this.channels.get(this.#channelIdByMembers.get(membersKey(members)) ?? '');
  }

  /** A message ts for `now`: unique and increasing, even when the clock stands still or goes back. */
  nextTs(now: Date): string {
    this.#lastTs = Math.max(now.getTime() * 1000, this.#lastTs + 1);
    return `${Math.floor(this.#lastTs / 1_000_000)}.${String(this.#lastTs % 1_000_000).padStart(6, '0')}`;
  }

  addMessage(
    details: Pick<MessageRecord, 'channelId' | 'userId' | 'text'> & Partial<Omit<MessageRecord, 'ts'>>,
    now: Date,
  ): MessageRecord {
    const message: MessageRecord = {
      ts: this.nextTs(now),
      botId: null,
      threadTs: null,
      blocks: [],
      metadata: null,
      editedTs: null,
      isDeleted: false,
      ephemeralFor: null,
      subtype: null,
      reactions: new Map(),
      ...details,
    };
    const channel = this.channels.get(message.channelId);
    if (!channel) throw new Error(`There is no channel ${message.channelId} in this pocket Slack`);
    channel.messages.push(message);
    channel.byTs.set(message.ts, message);
    return message;
  }
}

type AddedUserGroup = Pick<UserGroupRecord, 'id' | 'handle' | 'name'> & {
  readonly users: Iterable<string>;
  readonly created: Date;
};

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);

const membersKey = (members: Iterable<string>): string => [...members].sort().join(' ');

/** '1764000000.000100' in milliseconds. */
export const tsToMillis = (ts: string): number => Number(ts) * 1000;
