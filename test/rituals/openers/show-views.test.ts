import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../sandbox/checker/check-message.ts';
import { type Reader, readMrkdwn, wordsOf } from '../../../sandbox/words.ts';
import { handedToYou, hostLeft } from '../../../src/rituals/openers/host-views.ts';
import { type LogLine, openerLog } from '../../../src/rituals/openers/log-views.ts';
import { timetable } from '../../../src/rituals/openers/meetings.ts';
import { whyMissed } from '../../../src/rituals/openers/missed.ts';
import {
  handedOver,
  meetingDates,
  openerCard,
  type Shown,
  unknownDay,
  whichToOpen,
} from '../../../src/rituals/openers/show-views.ts';
import { typed } from '../support/conversations.ts';
import { opener } from '../support/openers.ts';

const now = new Date('2026-11-17T07:55:03Z');
const eyes: Reader = { zone: 'America/New_York', now, personName: (id) => id, channelName: () => 'product' };

const shown = (about: Parameters<typeof opener>[0] = {}, facts: Partial<Shown> = {}): Shown => ({
  opener: opener(about),
  slots: timetable(opener(about), now, 10),
  nextDate: '2026-11-17',
  isPaused: false,
  mayRun: true,
  mayChange: true,
  ...facts,
});

describe('an opener’s card', () => {
  it('gives ten dates in the reader’s own zone, whatever zone the meeting has', () => {
    const words = wordsOf(openerCard(shown()).blocks, eyes);
    expect(words).toContain('Tuesdays at 10:00 Helsinki time · hosted by Grace');
    expect(words.match(/• /g)).toHaveLength(10);
    expect(words).toContain('• today at 3:00 AM\n• Nov 24, 2026 at 3:00 AM');
  });

  it('says what is skipped, moved and a holiday among them', () => {
    const words = wordsOf(
      openerCard(
        shown({
          rule: 'FREQ=WEEKLY;BYDAY=FR',
          holidayCountry: 'FI',
          onHoliday: 'move',
          exceptions: [
            { date: '2026-11-20', kind: 'skipped', movedDate: '', movedTime: '' },
            { date: '2026-11-27', kind: 'moved', movedDate: '2026-11-26', movedTime: '12:00' },
          ],
        }),
      ).blocks,
      eyes,
    );
    expect(words).toContain('• Nov 20, 2026 at 3:00 AM: skipped');
    expect(words).toContain('• Nov 26, 2026 at 5:00 AM instead of Nov 27, 2026 at 3:00 AM');
    expect(words).toContain('• Dec 25, 2026 at 3:00 AM: Christmas Day, moved to Dec 28, 2026 at 3:00 AM');
    expect(words).toContain('On public holidays (Finland) it moves to the next working day.');
  });

  it('and the list of dates keep to Slack’s limits and say the same to screen readers', () => {
    const about = fc.record({
      name: typed(80),
      rule: fc.constantFrom('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=2'),
      onHoliday: fc.constantFrom('meet' as const, 'skip' as const, 'move' as const),
      holidayCountry: fc.constantFrom('', 'FI'),
      kinds: fc.subarray(['buyer', 'donor']),
      pausedAt: fc.constantFrom(null, now),
    });
    fc.assert(
      fc.property(about, fc.boolean(), (given, mayChange) => {
        const facts = shown(given, { mayChange, isPaused: given.pausedAt !== null });
        for (const view of [openerCard(facts, ['Saved.'], '2026-11-17'), meetingDates(facts, ['Saved.'])]) {
          expect(checkMessage(view).problems).toEqual([]);
          expect(view.blocks.length).toBeLessThanOrEqual(50);
        }
        expect(readMrkdwn(openerCard(facts).text, eyes)).toBe(wordsOf(openerCard(facts).blocks, eyes));
      }),
      { numRuns: 25 },
    );
  });

  it('of others lets people look, and nothing else', () => {
    const { blocks } = openerCard(shown({}, { mayRun: false, mayChange: false }));
    const last = JSON.stringify(blocks.at(-1));
    expect(last).toContain('Log');
    expect(last.match(/"type":"button","action_id":"[^"]*"/g)).toEqual([
      '"type":"button","action_id":"openers.preview"',
    ]);
  });
});

describe('the log', () => {
  const line = (about: Partial<LogLine>): LogLine => ({
    ...{ occurrenceId: 'x1', at: new Date('2026-11-10T08:00:00Z'), state: 'posted', reason: '', link: null },
    isOnRequest: false,
    ...about,
  });
  const facts = { mayRun: true, botName: 'Empty Chair' };
  it.each([
    [line({ link: 'https://x.slack.com/archives/C1/p1' }), 'posted · see it', false],
    [line({ isOnRequest: true }), 'posted on request', false],
    [line({ state: 'posting' }), 'on its way', false],
    [line({ state: 'silent', reason: 'empty' }), 'silent: I had nothing new for this channel.', false],
    [line({ state: 'silent', reason: 'is_archived' }), 'silent: I can’t post in #product: it is archived.', false],
    [line({ state: 'silent', reason: 'shared_channel' }), 'shared with another organisation', false],
    [line({ state: 'missed', reason: whyMissed('') }), 'missed: Empty Chair was not running', true],
    [line({ state: 'missed', reason: whyMissed('stopping') }), 'missed: Empty Chair was not running', true],
    [line({ state: 'missed', reason: whyMissed('rate_limited') }), 'missed: Slack asked me to wait', true],
    [line({ state: 'missed', reason: whyMissed('ECONNREFUSED') }), 'could not reach Slack before', true],
    [line({ state: 'missed', reason: whyMissed('ECONNREFUSED') }), '(ECONNREFUSED)', true],
    [line({ state: 'missed', reason: whyMissed('cannot be written') }), 'could not write the post', true],
    [line({ state: 'missed', reason: whyMissed('ready too late') }), 'was not ready before', true],
    [
      line({ state: 'failed', reason: 'not_in_channel' }),
      'not posted: I can’t post in #product: I am not in it.',
      true,
    ],
    [line({ state: 'failed', reason: 'unknown' }), 'nobody can say whether it was posted', true],
    [line({ state: 'failed', reason: 'invalid_blocks' }), 'not posted: Slack refused it (invalid_blocks).', true],
    [line({ state: 'cancelled', reason: 'skipped' }), ': skipped', false],
    [line({ state: 'cancelled', reason: 'holiday: Epiphany' }), ': no meeting, Epiphany', false],
    [line({ state: 'cancelled', reason: 'removed' }), ': no meeting', false],
  ])('%j reads: %s', (one, expected, isMended) => {
    const log = openerLog(opener(), [one], facts);
    expect(wordsOf(log.blocks, eyes)).toContain(expected);
    expect(readMrkdwn(log.text, eyes)).toContain(expected);
    expect(JSON.stringify(log.blocks).includes('Post it now')).toBe(isMended);
    expect(checkMessage(log).problems).toEqual([]);
    expect(JSON.stringify(openerLog(opener(), [one], { ...facts, mayRun: false }).blocks)).not.toContain('Post it now');
  });
});

describe('what is said about hosts', () => {
  it('keeps to Slack’s limits, however many openers somebody leaves behind', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      opener({ id: `o${index}`, name: `${'Name '.repeat(15)}${index}` }),
    );
    for (const view of [hostLeft(many), whichToOpen(many, 'Name one.')]) {
      expect(checkMessage(view).problems).toEqual([]);
      expect(wordsOf(view.blocks, eyes)).toContain('and 30 more');
    }
    for (const view of [
      handedToYou(opener(), 'Mikko', now),
      handedToYou(opener(), 'Mikko', null),
      handedOver(opener(), false),
      unknownDay('<!here>'),
    ]) {
      expect(checkMessage(view).problems).toEqual([]);
      expect(view.text).not.toContain('<!here>');
    }
  });
});
