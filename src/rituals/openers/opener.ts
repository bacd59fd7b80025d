import type { Occurrence } from '../../schedule/occurrence.ts';
import type { SeriesException } from '../../schedule/series.ts';

/** Who set it up, or took it over: hears when it stays silent, and may change it. */
export interface Host {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly zone: string;
  /** Has left the workspace. */
  readonly isDeactivated: boolean;
}

/** A recurring meeting and its ritual post. */
export interface Opener {
  readonly id: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly name: string;
  readonly host: Host;
  /** RFC 5545 RRULE without DTSTART. */
  readonly rule: string;
  /** First local date the rule may hit. */
  readonly startsOn: string;
  /** HH:MM in `zone`. */
  readonly wallTime: string;
  readonly zone: string;
  readonly leadMinutes: number;
  readonly lengthMinutes: number;
  /** How many conversations it shows at most, 1 to 3. */
  readonly mostShown: number;
  /** Levels and kinds of customers it shows; empty for all. */
  readonly levels: readonly string[];
  readonly kinds: readonly string[];
  /** ISO 3166-1 and -2 ("DE" and "BY"); "" where no holidays count. */
  readonly holidayCountry: string;
  readonly holidayRegion: string;
  readonly onHoliday: 'meet' | 'skip' | 'move';
  /** Null while it is not paused. */
  readonly pausedAt: Date | null;
  /** Local date on which it goes on by itself; "" until somebody resumes it. */
  readonly pausedUntil: string;
  /** Meetings that people skipped or moved. */
  readonly exceptions: readonly SeriesException[];
  readonly asksForStories: boolean;
  readonly asksForLesson: boolean;
  /** What its channel was when it was last looked at, as JSON; "" before the first time. */
  readonly channelSeen: string;
  /** Counts its changes: an edit of an older one is refused. */
  readonly revision: number;
  readonly removedAt: Date | null;
}

/** What an opener shows and asks until its host decides otherwise. */
export const OPENER_DEFAULTS = {
  mostShown: 3,
  levels: [],
  kinds: [],
  holidayCountry: '',
  holidayRegion: '',
  onHoliday: 'meet',
  pausedAt: null,
  pausedUntil: '',
  exceptions: [],
  asksForStories: true,
  asksForLesson: false,
  channelSeen: '',
  revision: 0,
} as const;

/** One instance of its meeting. */
export interface Meeting {
  /** When people meet. */
  readonly startsAt: Date;
  /** When the opener should stand in the channel. */
  readonly dueAt: Date;
  /** When the meeting is over: after this instant posting is useless. */
  readonly endsAt: Date;
}

const MINUTE = 60 * 1000;

/** The instants around a meeting that starts at `startsAt`. */
export function meetingAt(opener: Pick<Opener, 'leadMinutes' | 'lengthMinutes'>, startsAt: Date): Meeting {
  return {
    startsAt,
    dueAt: new Date(startsAt.getTime() - opener.leadMinutes * MINUTE),
    endsAt: new Date(startsAt.getTime() + opener.lengthMinutes * MINUTE),
  };
}

/** What stands in the way of customers' words in a channel, as far as it can be seen before posting. */
export type ChannelTrouble = 'is_archived' | 'not_in_channel' | 'shared_channel' | 'channel_not_found';

/** The channel as Slack tells it; null when the bot cannot see it. */
export interface ChannelFacts {
  readonly isArchived: boolean;
  readonly isShared: boolean;
  readonly isMember: boolean;
}

/** The first reason why this channel cannot take an opener now; null when it can. */
export function channelTrouble(channel: ChannelFacts | null): ChannelTrouble | null {
  if (channel === null) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  if (channel.isShared) return 'shared_channel';
  return channel.isMember ? null : 'not_in_channel';
}

export type OpenerDecision =
  | { readonly kind: 'post'; readonly conversationIds: readonly string[] }
  | { readonly kind: 'silent'; readonly reason: 'empty' | ChannelTrouble }
  | { readonly kind: 'missed' };

/** What became of a meeting. */
export type Opening =
  | OpenerDecision
  | { readonly kind: 'removed' }
  | { readonly kind: 'somebody_else_did' }
  | { readonly kind: 'posted_already' }
  | { readonly kind: 'on_its_way' }
  | { readonly kind: 'failed' };

const SILENT_REASONS = ['empty', 'is_archived', 'not_in_channel', 'shared_channel', 'channel_not_found'] as const;

/** What became of a meeting that somebody else, or the same act a moment earlier, has decided. */
export function openingOf({ state, reason }: Pick<Occurrence, 'state' | 'reason'>): Opening {
  switch (state) {
    case 'planned':
    case 'posting':
      return { kind: 'on_its_way' };
    case 'posted':
      return { kind: 'posted_already' };
    case 'missed':
      return { kind: 'missed' };
    case 'cancelled':
      return { kind: 'removed' };
    case 'silent':
    case 'failed': {
      const known = SILENT_REASONS.find((one) => one === reason);
      return known ? { kind: 'silent', reason: known } : { kind: 'failed' };
    }
  }
}

/** What to do about one meeting now. `chosen`: the conversations picked for it, best first. */
export function decideOpener(
  facts: {
    readonly meeting: Meeting;
    readonly trouble: ChannelTrouble | null;
    readonly chosen: readonly { id: string }[];
  },
  now: Date,
): OpenerDecision {
  if (now.getTime() >= facts.meeting.endsAt.getTime()) return { kind: 'missed' };
  if (facts.trouble) return { kind: 'silent', reason: facts.trouble };
  if (facts.chosen.length === 0) return { kind: 'silent', reason: 'empty' };
  return { kind: 'post', conversationIds: facts.chosen.map(({ id }) => id) };
}
