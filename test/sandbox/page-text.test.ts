import { describe, expect, it } from 'vitest';
import { withEmoji } from '../../sandbox/page/browser/text/emoji.ts';
import { parseInline, parseMrkdwn, parseUnstyled } from '../../sandbox/page/browser/text/mrkdwn.ts';
import { dayHeading, offsetName, slackDate, timeOfDay } from '../../sandbox/page/browser/text/slack-date.ts';

const now = new Date('2026-11-24T07:41:00Z');
const helsinki = { zone: 'Europe/Helsinki', locale: 'fi-FI', now };
const newYork = { zone: 'America/New_York', locale: 'en-US', now };
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const text = (content: string) => ({ kind: 'text', text: content });

describe('mrkdwn', () => {
  it('draws bold, italic, strike and code', () => {
    expect(parseInline('*a* _b_ ~c~ `*d*`')).toEqual([
      { kind: 'bold', children: [text('a')] },
      text(' '),
      { kind: 'italic', children: [text('b')] },
      text(' '),
      { kind: 'strike', children: [text('c')] },
      text(' '),
      { kind: 'code', text: '*d*' },
    ]);
  });

  it('leaves marks inside words alone', () => {
    expect(parseInline('2*3*4 and snake_case_name')).toEqual([text('2*3*4 and snake_case_name')]);
  });

  it('shows escaped text as typed', () => {
    expect(parseInline('&lt;script&gt; &lt;!channel&gt; &amp;lt;')).toEqual([text('<script> <!channel> &lt;')]);
  });

  it('shows what is no control sequence of Slack as it is', () => {
    expect(parseInline('<script>alert(1)</script>')).toEqual([text('<script>alert(1)</script>')]);
  });

  it('reads people, channels, links and broadcasts', () => {
    expect(parseInline('<@U1><#C1|product><https://a.example/?a=1&amp;b=2|A &amp; B><!here>')).toEqual([
      { kind: 'user', id: 'U1', label: null },
      { kind: 'channel', id: 'C1', label: 'product' },
      { kind: 'link', url: 'https://a.example/?a=1&b=2', label: 'A & B' },
      { kind: 'broadcast', id: 'here', label: null },
    ]);
  });

  it('reads a date token with its fallback', () => {
    expect(parseInline('<!date^1764000000^{date_short} at {time}|soon>')).toEqual([
      { kind: 'date', timestamp: 1764000000, format: '{date_short} at {time}', url: null, fallback: 'soon' },
    ]);
  });

  it('keeps quotes, paragraphs and preformatted pieces apart', () => {
    expect(parseMrkdwn('said\n&gt; one\n&gt; two\n```*raw* &lt;b&gt;```')).toEqual([
      { kind: 'paragraph', children: [text('said')] },
      { kind: 'quote', children: [text('one'), { kind: 'break' }, text('two')] },
      { kind: 'preformatted', text: '*raw* <b>' },
    ]);
  });

  it('styles nothing in what a person typed', () => {
    expect(parseUnstyled('*bold* `code` <@U1>')).toEqual([
      text('*bold* `code` '),
      { kind: 'user', id: 'U1', label: null },
    ]);
  });
});

describe('dates', () => {
  it('stand in the zone and the hours of whoever reads', () => {
    const instant = seconds('2026-11-24T08:00:00Z');
    expect(slackDate(instant, '{date_short_pretty} at {time}', helsinki)).toBe('today at 10:00');
    expect(slackDate(instant, '{date_short_pretty} at {time}', newYork)).toBe('today at 3:00 AM');
  });

  it('say tomorrow and yesterday by the day of the reader', () => {
    const instant = seconds('2026-11-25T03:30:00Z');
    expect(slackDate(instant, '{date_pretty}', helsinki)).toBe('tomorrow');
    expect(slackDate(instant, '{date_pretty}', newYork)).toBe('today');
    expect(slackDate(seconds('2026-11-23T12:00:00Z'), '{date_long_pretty}', helsinki)).toBe('yesterday');
  });

  it('are written out as Slack writes them, with the year when it is far', () => {
    const instant = seconds('2026-12-01T08:00:00Z');
    expect(slackDate(instant, '{date}|{date_short}|{date_long}|{date_num}', helsinki)).toBe(
      'December 1st|Dec 1|Tuesday, December 1st|2026-12-01',
    );
    expect(slackDate(seconds('2028-02-12T08:00:00Z'), '{date}', helsinki)).toBe('February 12th, 2028');
  });

  it('count back from the demo clock and leave unknown tokens alone', () => {
    expect(slackDate(seconds('2026-11-21T07:00:00Z'), '{ago} {nonsense}', helsinki)).toBe('3 days ago {nonsense}');
  });

  it('head the messages of a day and name the zone', () => {
    expect(dayHeading(new Date('2026-11-20T07:00:00Z'), helsinki)).toBe('Friday, November 20th');
    expect(dayHeading(now, helsinki)).toBe('Today');
    expect(offsetName(now, 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(timeOfDay(now, { zone: 'Asia/Kolkata', locale: 'en-GB' })).toBe('13:11');
  });
});

describe('emoji', () => {
  it('replaces the shortcodes it knows and no other colons', () => {
    expect(withEmoji(':chair: at 10:30: :no_such_thing:')).toBe('🪑 at 10:30: :no_such_thing:');
  });
});
