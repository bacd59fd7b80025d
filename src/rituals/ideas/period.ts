import { instantAt, localDate } from '../../schedule/local-time.ts';

/** When this quarter began for people in an IANA zone. */
export function quarterStart(now: Date, zone: string): Date {
  const today = localDate(now, zone);
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  return instantAt(`${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, '00:00', zone);
}

/** When this year began for people in an IANA zone. */
export function yearStart(now: Date, zone: string): Date {
  return instantAt(`${yearOf(now, zone)}-01-01`, '00:00', zone);
}

/** "2026", as people in an IANA zone have it. */
export function yearOf(now: Date, zone: string): string {
  return localDate(now, zone).slice(0, 4);
}
