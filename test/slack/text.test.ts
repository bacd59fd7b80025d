import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { header, quote, section } from '../../src/slack/blocks.ts';
import { dateElement, dateInWords, dateToken } from '../../src/slack/dates.ts';
import { message, postArguments } from '../../src/slack/message.ts';
import { escapeMrkdwn, fallbackText, link, mrkdwn, readMrkdwn } from '../../src/slack/text.ts';

const NASTY = [
  '<!channel> look',
  '*bold* _it_ ~no~ `code` ```block```',
  'a & b < c > d &lt;',
  '<@U123> <#C1|x> <https://x.y|z>',
  'مرحبا \u202Eabc',
  '👩‍👩‍👧‍👦 𝒳 :tada:',
];

describe('text is data', () => {
  test.each(NASTY)('%s stands in blocks as it was typed', (typed) => {
    expect(section(typed)).toEqual({ type: 'section', text: { type: 'plain_text', text: typed, emoji: false } });
    expect(quote(typed).elements[0]).toMatchObject({ elements: [{ type: 'text', text: typed }] });
  });

  test.each(NASTY)('%s reads the same after being escaped once and read back', (typed) => {
    expect(readMrkdwn(escapeMrkdwn(typed))).toBe(typed);
  });

  test('nothing typed can ping a channel, a person, or become a link', () => {
    const said = mrkdwn`Heard: ${'<!channel> <@U1> <https://evil|ok>'}`;
    expect(said.source).toBe('Heard: &lt;!channel&gt; &lt;@U1&gt; &lt;https://evil|ok&gt;');
  });

  test('a template escapes what is put into it, and leaves date tokens live', () => {
    const token = dateToken(new Date('2026-10-26T12:20:00Z'), 'date and time', 'Europe/Helsinki');
    expect(mrkdwn`${'A & B'} by ${token}`.source).toMatch(
      /^A &amp; B by <!date\^1793017200\^\{date_short_pretty\} at \{time\}\|Mon,? 26 Oct,? 14:20 \(Europe\/Helsinki\)>$/,
    );
  });

  test('posts are not reformatted and unfold no links', () => {
    expect(postArguments(message('a < b', []))).toEqual({
      text: 'a &lt; b',
      blocks: [],
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  test('a link’s text cannot end the link', () => {
    expect(link('https://x.y/?a=1&b=|', 'a|b>c').source).toBe('<https://x.y/?a=1&amp;b=%7C|a¦b&gt;c>');
  });
});

describe('a message’s text', () => {
  test('is never longer than 3,900 characters after escaping, and never ends inside an entity or a token', () => {
    const token = dateToken(new Date('2026-01-01T00:00:00Z'), 'date', 'UTC').source;
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('&', '<', '>', 'word '));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (pieces, times) => {
        const said = mrkdwn`${pieces.join('').repeat(times)}`;
        const cut = fallbackText(said);
        expect(cut.length).toBeLessThanOrEqual(3_900);
        expect(cut.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
        const short = fallbackText(mrkdwn`${'x'.repeat(times)} ${dateToken(new Date(0), 'date', 'UTC')}`, 40);
        expect(short.replace(/<[^<>]*>/g, '')).not.toContain('<');
      }),
    );
    expect(
      fallbackText(mrkdwn`${'x '.repeat(1_940)}${dateToken(new Date('2026-01-01T00:00:00Z'), 'date', 'UTC')}`),
    ).not.toContain(token.slice(0, 6));
  });

  test('is cut on a word', () => {
    expect(fallbackText('one two three four', 12)).toBe('one two…');
  });
});

describe('dates', () => {
  test('say in words what Slack would render', () => {
    const instant = new Date('2026-03-02T22:30:00Z');
    expect(dateInWords(instant, 'date', 'Europe/Helsinki')).toMatch(/^Tue,? 3 Mar 2026$/);
    expect(dateInWords(instant, 'time', 'America/New_York')).toBe('17:30 (America/New_York)');
    expect(dateElement(instant, 'time', 'UTC')).toEqual({
      type: 'date',
      timestamp: 1_772_490_600,
      format: '{time}',
      fallback: '22:30 (UTC)',
    });
  });
});

test('what came from Slack as mrkdwn is read as a person reads it', () => {
  expect(
    readMrkdwn('<@U1|maarit> in <#C1|product>: see <https://a.b/c|the page> &amp; <mailto:x@y.z|x@y.z> <!here>'),
  ).toBe('@maarit in #product: see https://a.b/c & x@y.z @here');
});

test('a header longer than Slack takes is cut on a word', () => {
  expect(header('word '.repeat(60)).text.text).toMatch(/^(word ){28}word…$/);
});
