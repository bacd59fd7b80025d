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

/** What somebody does so that it does not come again. */
export interface Prevention {
  readonly id: string;
  /** The record's. */
  readonly number: number;
  readonly conversationId: string;
  readonly memberId: string | null;
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
