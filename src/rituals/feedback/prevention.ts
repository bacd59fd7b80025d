import { localDate } from '../../schedule/local-time.ts';

/** Why something came about, and what keeps it from coming again; as others read it. */
export interface Found {
  readonly cause: string;
  readonly isOneOff: boolean;
  readonly action: string;
  /** Who does it; null for a one-off. */
  readonly doer: string | null;
  /** Local date, YYYY-MM-DD; "" for a one-off. */
  readonly dueOn: string;
}

/** What is asked of whoever does it, from a local date on: is it done; later, did it hold? Null for nothing yet. */
export type PreventionQuestion = 'done' | 'held';

/** So long it is news to whoever is to do it. */
const NEWS_MS = 21 * 24 * 60 * 60 * 1000;

/** Whether somebody else has said, not long ago, that this member is to do it. */
export function isNewsTo(
  { memberId, finderId, createdAt, doneAt }: Pick<Prevention, 'memberId' | 'finderId' | 'createdAt' | 'doneAt'>,
  readerId: string,
  now: Date,
): boolean {
  const isFresh = now.getTime() - createdAt.getTime() < NEWS_MS;
  return memberId === readerId && finderId !== readerId && doneAt === null && isFresh;
}

/** What whoever does it can answer. */
export type PreventionAnswer = 'done' | 'held' | 'recurred';

/** How an answer is called in the record's history. */
export const PREVENTION_ACTS = {
  done: 'prevention_done',
  held: 'prevention_held',
  recurred: 'prevention_recurred',
} as const satisfies Readonly<Record<PreventionAnswer, string>>;

/** Whether a line of the history tells of what prevents it: no step of the loop. */
export function isOfPrevention(act: string): boolean {
  return Object.values(PREVENTION_ACTS).some((name) => name === act);
}

const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** Whether somebody may take back what they said: for ten minutes, their own. @param line of the history; null when it has none */
export function mayUndoAnswer(
  line: { readonly at: Date; readonly actor: { readonly id: string } } | null,
  memberId: string,
  now: Date,
): 'yes' | 'undone' | 'not_yours' | 'too_late' {
  if (line === null) return 'undone';
  if (line.actor.id !== memberId) return 'not_yours';
  return now.getTime() - line.at.getTime() <= UNDO_WINDOW_MS ? 'yes' : 'too_late';
}

/** What somebody does so that it does not come again. */
export interface Prevention {
  readonly id: string;
  /** The record's. */
  readonly number: number;
  readonly conversationId: string;
  readonly memberId: string | null;
  /** The name of whoever promised it; null for nobody. */
  readonly doer: string | null;
  /** Whether whoever promised it has left. */
  readonly isLeftBehind: boolean;
  /** Who owns the record and is still here; null when nobody does. */
  readonly ownerId: string | null;
  /** Who said that it is theirs to do, and when. */
  readonly finderId: string;
  readonly createdAt: Date;
  readonly action: string;
  /** Local date, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly doneAt: Date | null;
  /** When they are asked whether it held. */
  readonly askHeldAt: Date | null;
  readonly held: boolean | null;
}

/** What is to be asked on a local date (YYYY-MM-DD) of the zone; null while nothing is. */
export function questionOn(
  { doneAt, dueOn, askHeldAt }: Pick<Prevention, 'doneAt' | 'dueOn' | 'askHeldAt'>,
  today: string,
  zone: string,
): PreventionQuestion | null {
  if (askHeldAt !== null && localDate(askHeldAt, zone) <= today) return 'held';
  return doneAt !== null || dueOn > today ? null : 'done';
}

/** What holds already where somebody answers; null while nobody has said anything to that question. */
export function whatHolds(
  { doneAt, held }: Pick<Prevention, 'doneAt' | 'held'>,
  answer: PreventionAnswer,
): PreventionAnswer | null {
  if (answer === 'done') return doneAt === null ? null : 'done';
  if (held === null) return null;
  return held ? 'held' : 'recurred';
}

/** Whose it is to answer: whoever promised it, or, once they have left, the record's owner; null for the people of triage. */
export function answersFor({
  memberId,
  isLeftBehind,
  ownerId,
}: Pick<Prevention, 'memberId' | 'isLeftBehind' | 'ownerId'>): string | null {
  return isLeftBehind ? ownerId : memberId;
}
