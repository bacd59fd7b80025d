import { publicHoliday } from '../../schedule/holidays.ts';
import { type Fate, isPausedAt, meetingsAfter, type Series, type Slot, slotsBetween } from '../../schedule/series.ts';
import { meetingAt, type Opener } from './opener.ts';

/** What decides when an opener's meetings take place. */
type Timetable = Omit<Series, 'holidayOn'> & Pick<Opener, 'holidayCountry' | 'holidayRegion'>;

/** An opener's meetings as a series: its rule, and all that keeps them from it. */
export function seriesOf(opener: Timetable): Series {
  const place = { country: opener.holidayCountry, region: opener.holidayRegion };
  return { ...opener, holidayOn: (date) => publicHoliday(place, date) };
}

/** When the next posts come after `after`, in order; none while it is paused without an end. */
export function nextPosts(opener: Opener, after: Date, count: number): Date[] {
  const starts = meetingsAfter(seriesOf(opener), startsWhosePostComesAfter(opener, after), count);
  return starts.map(({ at }) => meetingAt(opener, at).dueAt);
}

/** The instant after which those meetings start whose posts come after `after`. */
export function startsWhosePostComesAfter({ leadMinutes }: Pick<Opener, 'leadMinutes'>, after: Date): Date {
  return new Date(after.getTime() + leadMinutes * 60_000);
}

/** The next `count` meetings after `after`, with what is skipped, moved or a holiday in between. */
export function timetable(opener: Opener, after: Date, count: number): Slot[] {
  const series = seriesOf(opener);
  const last = meetingsAfter(series, after, count).at(-1);
  return last ? slotsBetween(series, after, last.at) : [];
}

/** Whether an opener rests at this instant. */
export function isPaused(opener: Pick<Opener, 'pausedAt' | 'pausedUntil' | 'zone'>, at: Date): boolean {
  return isPausedAt(opener, at);
}

/** Why a place in the series has no meeting. */
export type Absence = Exclude<Fate, { readonly kind: 'meets' }>;

const HOLIDAY = /^holiday: (.*?)(?:, moved to (\S+Z))?$/s;
const MOVED = /^moved to (\S+Z)$/;

/** An absence as it is kept with the occurrence, readable for whoever looks into the database. */
export function reasonOf(absence: Absence): string {
  switch (absence.kind) {
    case 'skipped':
    case 'paused':
      return absence.kind;
    case 'moved':
      return `moved to ${absence.to.toISOString()}`;
    case 'holiday':
      return `holiday: ${absence.name}${absence.movedTo === null ? '' : `, moved to ${absence.movedTo.toISOString()}`}`;
  }
}

/** An absence as it was kept; null when the reason is none of these. */
export function absenceOf(reason: string): Absence | null {
  if (reason === 'skipped' || reason === 'paused') return { kind: reason };
  const to = MOVED.exec(reason)?.[1];
  if (to) return { kind: 'moved', to: new Date(to) };
  const [, name, movedTo] = HOLIDAY.exec(reason) ?? [];
  return name === undefined ? null : { kind: 'holiday', name, movedTo: movedTo ? new Date(movedTo) : null };
}
