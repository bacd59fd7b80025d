import type { Contentment } from './standing.ts';

/** One piece of feedback, as far as the figures count it. Imported records are not among them. */
export interface Counted {
  readonly loggedAt: Date;
  /** Logged as answered already: it says nothing of how fast we are. */
  readonly wasAnsweredBefore: boolean;
  /** When somebody first owned it, and when a working day was over; null when nobody did, or no clock ran. */
  readonly ownedAt: Date | null;
  readonly ownerNeededBy: Date | null;
  /** When it was closed before anybody owned it; null when it was not. */
  readonly closedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Working days from its logging to its answer, without those on which we waited for the customer; null while it is open. */
  readonly daysToAnswer: number | null;
  readonly sharedAt: Date | null;
  readonly learnedAt: Date | null;
  readonly contentment: Contentment | null;
  /** When we heard last whether they are content, with the answer or after it; null when we never did. */
  readonly contentmentHeardAt: Date | null;
}

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** How the loop of a workspace does, as counts that nobody can be ranked by. */
export interface LoopFigures {
  readonly owned: Share;
  /** Median in working days; null without an answer. `of`: how many answers it stands on. */
  readonly answer: { readonly days: number; readonly of: number } | null;
  readonly told: Share;
  readonly learned: Share;
  readonly content: Share;
}

/** @param since from when on: what was logged then counts for owners, what customers said of an answer then for their content, what was answered then for all else */
export function loopFigures(all: readonly Counted[], since: Date, now: Date): LoopFigures {
  const waited = all.filter(
    (one) => one.loggedAt >= since && !one.wasAnsweredBefore && neededOwner(one) && isDecided(one, now),
  );
  const answered = all.filter(({ answeredAt }) => answeredAt !== null && answeredAt >= since);
  // Whoever is not content yet has no answer that stands: what they said counts all the same.
  const heardFrom = all.filter(
    ({ contentment, contentmentHeardAt }) =>
      (contentment === 'content' || contentment === 'not_yet') &&
      contentmentHeardAt !== null &&
      contentmentHeardAt >= since,
  );
  const days = answered.flatMap(({ wasAnsweredBefore, daysToAnswer }) =>
    wasAnsweredBefore || daysToAnswer === null ? [] : [daysToAnswer],
  );
  return {
    owned: share(
      waited,
      ({ ownedAt, ownerNeededBy }) => ownedAt !== null && ownerNeededBy !== null && ownedAt <= ownerNeededBy,
    ),
    answer: days.length === 0 ? null : { days: median(days), of: days.length },
    told: share(answered, ({ sharedAt }) => sharedAt !== null),
    learned: share(answered, ({ learnedAt }) => learnedAt !== null),
    content: share(heardFrom, ({ contentment }) => contentment === 'content'),
  };
}

/** What was closed before a working day was over needed none. */
function neededOwner({ ownerNeededBy, closedAt }: Counted): boolean {
  return ownerNeededBy !== null && (closedAt === null || closedAt > ownerNeededBy);
}

/** Whether it had an owner, or should have had one by now. */
function isDecided({ ownedAt, ownerNeededBy }: Counted, now: Date): boolean {
  return ownedAt !== null || (ownerNeededBy !== null && now > ownerNeededBy);
}

function share(all: readonly Counted[], counts: (one: Counted) => boolean): Share {
  return { count: all.filter(counts).length, of: all.length };
}

/** The middle of a list that is not empty; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}

/** One line of a record's history, as far as waiting is told from it. */
export interface HistoryLine {
  readonly act: string;
  readonly at: Date;
}

const BEGINS_WAITING = 'waiting_for_customer';
const OWNING: readonly string[] = ['taken', 'assigned', 'answered'];
const HEARING_CONTENTMENT: readonly string[] = ['answered', 'contentment_heard'];

/** When somebody first owned it. @param history oldest first */
export function firstOwnedAt(history: readonly HistoryLine[]): Date | null {
  return history.find(({ act }) => OWNING.includes(act))?.at ?? null;
}

/** When it was closed before anybody owned it; null when it was not. @param history oldest first */
export function closedUnownedAt(history: readonly HistoryLine[]): Date | null {
  const first = history.find(({ act }) => act === 'closed' || OWNING.includes(act));
  return first?.act === 'closed' ? first.at : null;
}

/** When a clock runs out that stood still while we waited. @param goOn what was left at `since` of what ran out at `dueAt`, from `now` on */
export function dueAfter(
  waits: readonly (readonly [Date, Date])[],
  dueAt: Date | null,
  goOn: (now: Date, since: Date, dueAt: Date) => Date,
): Date | null {
  return waits.reduce((due, [from, to]) => (due === null || from >= due ? due : goOn(to, from, due)), dueAt);
}

/** When we heard last whether a customer is content. @param history oldest first */
export function contentmentHeardAt(history: readonly HistoryLine[]): Date | null {
  return history.findLast(({ act }) => HEARING_CONTENTMENT.includes(act))?.at ?? null;
}

/** What ends the waiting. Whatever else is done meanwhile (a voice, a lesson, an edit, a new owner) leaves it alone. */
const ENDS_WAITING: readonly string[] = ['went_on', 'spoke_again', 'answered', 'closed', 'owner_left'];

/** When we waited for the customer, between two instants. @param history oldest first */
export function waitsBetween(history: readonly HistoryLine[], from: Date, to: Date): (readonly [Date, Date])[] {
  return history.flatMap(({ act, at }, index) => {
    if (act !== BEGINS_WAITING) return [];
    const end = history.slice(index + 1).find((later) => ENDS_WAITING.includes(later.act))?.at ?? to;
    const [begins, ends] = [at < from ? from : at, end > to ? to : end];
    return begins < ends ? [[begins, ends] as const] : [];
  });
}
