/** A Slack date token as a reader in `zone` sees it. @param timestamp seconds since the epoch. */
export function renderDate(timestamp: number, format: string, zone: string, now: Date): string {
  const date = new Date(timestamp * 1000);
  const show = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(date);
  const day = (options: Intl.DateTimeFormatOptions): string => nearDay(date, now, zone) ?? show(options);
  const short: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', year: 'numeric' };
  const plain: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', year: 'numeric' };
  const long: Intl.DateTimeFormatOptions = { weekday: 'long', ...plain };
  const forms: Readonly<Record<string, () => string>> = {
    date_num: () => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(date),
    date: () => show(plain),
    date_short: () => show(short),
    date_long: () => show(long),
    date_pretty: () => day(plain),
    date_short_pretty: () => day(short),
    date_long_pretty: () => day(long),
    date_long_full: () => show(long),
    date_slash: () => show({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    day_divider_pretty: () => day({ weekday: 'long', month: 'long', day: 'numeric' }),
    time: () => show({ hour: 'numeric', minute: '2-digit' }),
    time_secs: () => show({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(date, now),
  };
  return format.replace(/\{(\w+)\}/g, (token, name: string) => forms[name]?.() ?? token);
}

const DAY_MS = 86_400_000;

function nearDay(date: Date, now: Date, zone: string): string | null {
  const dayOf = (instant: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
  const names = [
    ['yesterday', -DAY_MS],
    ['today', 0],
    ['tomorrow', DAY_MS],
  ] as const;
  return names.find(([, offset]) => dayOf(now.getTime() + offset) === dayOf(date.getTime()))?.[0] ?? null;
}

function ago(date: Date, now: Date): string {
  const minutes = Math.round((date.getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
