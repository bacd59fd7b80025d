import type { RichTextDate } from '@slack/types';
import { Mrkdwn } from './text.ts';

/** How an instant is shown; Slack renders it in each reader's own zone and locale. */
export type DateFormat = 'date' | 'time' | 'date and time';

const FORMATS: Readonly<Record<DateFormat, string>> = {
  date: '{date_short_pretty}',
  time: '{time}',
  'date and time': '{date_short_pretty} at {time}',
};

const FALLBACKS: Readonly<Record<DateFormat, Intl.DateTimeFormatOptions>> = {
  date: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'date and time': {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

/** `<!date^…>` for mrkdwn and for the `text` of messages; the fallback is said in `fallbackZone` (IANA). */
export function dateToken(instant: Date, format: DateFormat, fallbackZone: string): Mrkdwn {
  return new Mrkdwn(`<!date^${seconds(instant)}^${FORMATS[format]}|${dateInWords(instant, format, fallbackZone)}>`);
}

/** The same for `rich_text` blocks. */
export function dateElement(instant: Date, format: DateFormat, fallbackZone: string): RichTextDate {
  return {
    type: 'date',
    timestamp: seconds(instant),
    format: FORMATS[format],
    fallback: dateInWords(instant, format, fallbackZone),
  };
}

/** "Mon, 26 Oct, 14:20 (Europe/Helsinki)": for places where Slack renders no dates, such as buttons and option texts. */
export function dateInWords(instant: Date, format: DateFormat, zone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { ...FALLBACKS[format], timeZone: zone }).format(instant);
  return format === 'date' ? words : `${words} (${zone})`;
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
