/** Milliseconds in a day of 24 hours: promises here are kept in UTC, whatever clocks on walls do. */
export const DAY = 24 * 60 * 60 * 1000;

/** How long admins know of it at least before anything is deleted. */
export const NOTICE_MS = 7 * DAY;

/** An announcement goes out in working hours, so a weekend may lie before the notice. */
const AHEAD_MS = 11 * DAY;

/** What one announcement is about: told since before a local date, and not touched since an instant. */
export interface Batch {
  /** Deleted is what was last said before this date (YYYY-MM-DD). */
  readonly before: string;
  /** What was written or changed after this is not meant: nobody heard of it. */
  readonly announcedAt: Date;
  readonly keepMonths: number;
}

/** When a batch that is announced now is deleted. */
export function deletionAt(now: Date): Date {
  return new Date(now.getTime() + AHEAD_MS);
}

/** The first date (UTC) that is kept when `keepMonths` are over at `at`; the 31st of a shorter month is its last day. */
export function keptSince(at: Date, keepMonths: number): string {
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() - keepMonths;
  const [year, month] = [Math.floor(months / 12), months % 12];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), lastDay))).toISOString().slice(0, 10);
}

/** A month later by the same rule. */
export function monthAfter(at: Date): Date {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const later = new Date(at);
  later.setUTCFullYear(year, month, Math.min(at.getUTCDate(), lastDay));
  return later;
}

/** The Monday 07:00 UTC after an instant: once a week it is looked at what is too old. */
export function nextLookAfter(instant: Date): Date {
  const monday = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate(), 7));
  while (monday <= instant || monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1);
  return monday;
}

/** A batch as the schedule keeps it. */
export function batchId({ before, announcedAt, keepMonths }: Batch): string {
  return `${before} ${keepMonths} ${announcedAt.toISOString()}`;
}

/** @throws RangeError when it is none */
export function batchOf(id: string): Batch {
  const [, before = '', keepMonths = '', announcedAt = ''] = /^(\d{4}-\d\d-\d\d) (\d+) (\S+)$/.exec(id) ?? [];
  if (before === '') throw new RangeError(`Not a batch: ${id}`);
  return { before, keepMonths: Number(keepMonths), announcedAt: new Date(announcedAt) };
}

/** What stands in the way of deleting an announced batch now. */
export type Verdict =
  | { readonly kind: 'delete'; readonly before: string }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'cancel'; readonly reason: 'turned off' | 'not announced' };

/**
 * Only what was announced, a week after the first admin could read it, and never more than the settings of today say.
 * @param facts.heardAt when the first admin was told; null when nobody was
 */
export function verdictOn(
  batch: Batch,
  facts: { readonly keepMonths: number | null; readonly heardAt: Date | null; readonly now: Date },
): Verdict {
  const { keepMonths, heardAt, now } = facts;
  if (keepMonths === null) return { kind: 'cancel', reason: 'turned off' };
  if (heardAt === null) return { kind: 'cancel', reason: 'not announced' };
  const until = new Date(heardAt.getTime() + NOTICE_MS);
  if (now < until) return { kind: 'wait', until };
  const today = keptSince(now, keepMonths);
  const before = keepMonths > batch.keepMonths && today < batch.before ? today : batch.before;
  return { kind: 'delete', before };
}
