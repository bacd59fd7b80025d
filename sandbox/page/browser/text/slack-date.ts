/** Whose eyes and which instant a date is rendered for. */
export interface Reader {
  readonly zone: string;
  readonly locale: string;
  readonly now: Date;
}

const daysOmittingTheYear = 183;
const dayInMs = 86_400_000;

function part(instant: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(instant);
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function localDay(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

function dayNumber(instant: Date, zone: string): number {
  return Math.round(Date.parse(`${localDay(instant, zone)}T00:00:00Z`) / dayInMs);
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

function usesTwelveHours(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
}

/** Time of day as the reader's locale writes it: `09:05`, or `9:05 AM`. */
export function timeOfDay(instant: Date, { zone, locale }: Pick<Reader, 'zone' | 'locale'>, seconds = false): string {
  const precision: Intl.DateTimeFormatOptions = { minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) };
  return usesTwelveHours(locale)
    ? part(instant, zone, { hour: 'numeric', hour12: true, ...precision })
    : part(instant, zone, { hour: '2-digit', hourCycle: 'h23', ...precision });
}

function day(instant: Date, reader: Reader, style: 'plain' | 'short' | 'long'): string {
  const { zone, now } = reader;
  const month = part(instant, zone, { month: style === 'short' ? 'short' : 'long' });
  const number = Number(part(instant, zone, { day: 'numeric' }));
  const weekday = style === 'long' ? `${part(instant, zone, { weekday: 'long' })}, ` : '';
  const isNear = Math.abs(dayNumber(instant, zone) - dayNumber(now, zone)) < daysOmittingTheYear;
  const year = isNear ? '' : `, ${part(instant, zone, { year: 'numeric' })}`;
  return `${weekday}${month} ${style === 'short' ? number : ordinal(number)}${year}`;
}

function prettyDay(instant: Date, reader: Reader, style: 'plain' | 'short' | 'long'): string {
  const distance = dayNumber(instant, reader.zone) - dayNumber(reader.now, reader.zone);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  return day(instant, reader, style);
}

/** "3 days ago", "in 2 hours", "now". */
export function ago(instant: Date, now: Date): string {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  const steps = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return 'now';
}

/**
 * A date in Slack's own format language (`{date_short_pretty} at {time}`), as the reader sees it.
 * Unknown tokens stay as they are, as in Slack.
 */
export function slackDate(timestamp: number, format: string, reader: Reader): string {
  const instant = new Date(timestamp * 1000);
  const tokens: Record<string, () => string> = {
    date_num: () => localDay(instant, reader.zone),
    date: () => day(instant, reader, 'plain'),
    date_short: () => day(instant, reader, 'short'),
    date_long: () => day(instant, reader, 'long'),
    date_pretty: () => prettyDay(instant, reader, 'plain'),
    date_short_pretty: () => prettyDay(instant, reader, 'short'),
    date_long_pretty: () => prettyDay(instant, reader, 'long'),
    time: () => timeOfDay(instant, reader),
    time_secs: () => timeOfDay(instant, reader, true),
    ago: () => ago(instant, reader.now),
  };
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => tokens[name]?.() ?? whole);
}

/** "Today", "Yesterday" or "Tuesday, November 24th" above the messages of a day. */
export function dayHeading(instant: Date, reader: Reader): string {
  const pretty = prettyDay(instant, reader, 'long');
  return pretty.charAt(0).toUpperCase() + pretty.slice(1);
}

/** Minutes between the zone and UTC at an instant, as people write it: `UTC+5:30`. */
export function offsetName(instant: Date, zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(instant)
    .find((each) => each.type === 'timeZoneName')?.value;
  return (name ?? 'GMT').replace('GMT', 'UTC');
}

/** `Europe/Helsinki` → `Helsinki`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
