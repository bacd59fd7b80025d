import { morningBefore } from '../../schedule/working-hours.ts';

/** A working morning on which somebody may be asked about a meeting. */
export interface Eve {
  readonly morning: Date;
  readonly startsAt: Date;
}

/**
 * The mornings, one per zone and meeting, on which people are asked: the working day before the meeting, as each zone
 * counts it. In the order of time.
 * @param starts when the coming meetings start
 * @param isFree whether a local date is a holiday for this opener
 */
export function evesOf(starts: readonly Date[], zones: readonly string[], isFree: (date: string) => boolean): Eve[] {
  return starts
    .flatMap((startsAt) => zones.map((zone) => ({ startsAt, morning: morningBefore(startsAt, zone, isFree) })))
    .sort((one, other) => one.morning.getTime() - other.morning.getTime());
}

/**
 * The meeting that people in `zone` may be asked about on this morning; null when there is none. Of several with the same
 * morning (Saturday's, Sunday's and Monday's have Friday's) it is the first.
 */
export function meetingOfMorning(
  starts: readonly Date[],
  zone: string,
  morning: Date,
  isFree: (date: string) => boolean,
): Date | null {
  return starts.find((startsAt) => morningBefore(startsAt, zone, isFree).getTime() === morning.getTime()) ?? null;
}

/** Somebody who may be asked about a meeting, and whether their morning for it begins now. */
export interface Askable {
  readonly memberId: string;
  readonly morning: 'begins' | 'is_to_come' | 'is_over';
}

/** How somebody who was asked about this meeting has answered. */
export interface Asked {
  readonly memberId: string;
  readonly state: 'asked' | 'willing' | 'declined';
}

export interface AskingFacts {
  /** How many conversations the meeting would show now, and how many it wants. */
  readonly found: number;
  readonly wanted: number;
  /** Who heard the first of these; null when they may not be asked. */
  readonly hearer: Askable | null;
  /** People in sales and support whose turn it may be, whose turn it is first. */
  readonly tellers: readonly Askable[];
  /** Null when the host may not be asked. */
  readonly host: Askable | null;
  /** Who heard something lately, the latest first. */
  readonly lately: readonly Askable[];
  readonly asked: readonly Asked[];
}

/** Where the host may not be asked for a story, so many others are. */
const MOST_CALLED = 2;

/**
 * Whom to ask about a meeting this morning. One person is asked to tell more of what it will hear: who heard it, else
 * whose turn it is; another one when that one has declined. Where it has too little to hear, the host is asked for a story;
 * where the host may not be asked, two people who heard something lately. Nobody is asked twice about one meeting.
 */
export function decideAsking(facts: AskingFacts): {
  readonly toTell: string | null;
  readonly forStory: readonly string[];
} {
  const toTell = whoTells(facts);
  return { toTell, forStory: facts.found < facts.wanted ? whomToCall(facts, toTell) : [] };
}

function whoTells({ found, hearer, tellers, asked }: AskingFacts): string | null {
  if (found === 0 || asked.some(({ state }) => state !== 'declined')) return null;
  const order = [...(hearer ? [hearer] : []), ...tellers];
  const next = order.find(({ memberId, morning }) => morning !== 'is_over' && !isAmong(asked, memberId));
  return next?.morning === 'begins' ? next.memberId : null;
}

function whomToCall({ host, lately, asked }: AskingFacts, toTell: string | null): string[] {
  if (host) {
    const isFree = host.morning === 'begins' && host.memberId !== toTell && !isAmong(asked, host.memberId);
    return isFree ? [host.memberId] : [];
  }
  return lately
    .filter(({ memberId }) => memberId !== toTell && !isAmong(asked, memberId))
    .filter(({ morning }) => morning === 'begins')
    .map(({ memberId }) => memberId)
    .slice(0, Math.max(0, MOST_CALLED - asked.length));
}

function isAmong(asked: readonly Asked[], memberId: string): boolean {
  return asked.some((one) => one.memberId === memberId);
}
