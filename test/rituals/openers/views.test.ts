import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLength } from '../../../sandbox/checker/check-blocks.ts';
import { checkMessage } from '../../../sandbox/checker/check-message.ts';
import { type Reader, readMrkdwn, wordsOf } from '../../../sandbox/words.ts';
import { NOTICE_CAUSES } from '../../../src/rituals/openers/notice.ts';
import { hostNotice } from '../../../src/rituals/openers/notice-views.ts';
import { OPENER_DEFAULTS, type Opener } from '../../../src/rituals/openers/opener.ts';
import { openerPost } from '../../../src/rituals/openers/post-views.ts';
import { openerList, removed, setUpReceipt, whichOpener } from '../../../src/rituals/openers/views.ts';
import { DEFAULTS } from '../../../src/settings/settings.ts';
import { anyConversation, conversation, customer, typed } from '../support/conversations.ts';

const now = new Date('2026-11-17T07:55:03Z');
const startsAt = new Date('2026-11-17T08:00:00Z');
const dueAt = new Date('2026-11-17T07:55:00Z');

const opener = (about: Partial<Opener> = {}): Opener => ({
  ...OPENER_DEFAULTS,
  id: 'o1',
  channelId: 'C1',
  channelName: 'product',
  name: 'Weekly product',
  host: { id: 'm9', name: 'Grace', slackUserId: 'U9', zone: 'America/New_York', isDeactivated: false },
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  startsOn: '2026-11-17',
  wallTime: '10:00',
  zone: 'Europe/Helsinki',
  leadMinutes: 5,
  lengthMinutes: 60,
  removedAt: null,
  ...about,
});

/** What a post holds besides its stories. */
const around = {
  purpose: '',
  tellers: [],
  ideas: [],
  moreIdeas: 0,
  doneIdeas: [],
  hidesStories: false,
  changes: [],
  champions: [],
  occurrenceId: 'm1',
  postedAt: now,
  isOver: false,
  noun: { one: 'customer', many: 'customers' },
} as const;

const eyes: Reader = { zone: 'Europe/Helsinki', now, personName: (id) => id, channelName: () => 'product' };

describe('the post', () => {
  it('stays within Slack’s limits, whatever was typed: 50 blocks, 10,000 characters in all', () => {
    fc.assert(
      fc.property(
        fc.array(anyConversation, { minLength: 1, maxLength: 3 }),
        typed(80),
        fc.integer({ min: 0, max: 10_000 }),
        (conversations, name, waiting) => {
          const post = openerPost({
            ...around,
            opener: opener({ name }),
            conversations,
            waiting,
            startsAt,
            dueAt,
            isOnRequest: false,
            now,
          });
          expect(checkMessage(post).problems).toEqual([]);
          expect(post.blocks.length).toBeLessThanOrEqual(50);
          expect(textLength(post.blocks)).toBeLessThan(10_000);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells screen readers every story that its blocks tell', () => {
    const stories = ['first', 'second', 'third'].map((words, index) =>
      conversation({ id: `k${index}`, words, lesson: `learned ${words}`, stage: null, customer: customerOf(words) }),
    );
    const post = openerPost({
      ...around,
      opener: opener(),
      conversations: stories,
      waiting: 2,
      startsAt,
      dueAt,
      isOnRequest: false,
      now,
    });
    const [text, blocks] = [readMrkdwn(post.text, eyes), wordsOf(post.blocks, eyes)];
    for (const words of ['first', 'second', 'third']) {
      for (const part of [
        words,
        `learned ${words}`,
        `Customer ${words}`,
        'We fell short',
        'Heard by Mikko, in a call, 3 days ago',
      ])
        expect([text, blocks].every((told) => told.includes(part))).toBe(true);
    }
    expect(text).toContain('2 customers still wait for an owner.');
  });

  it('has one header and one divider, and says when it is late', () => {
    const conversations = [conversation({ stage: null })];
    const facts = { opener: opener(), conversations, waiting: 0, startsAt, dueAt, isOnRequest: false };
    const types = openerPost({ ...around, ...facts, now }).blocks.map(({ type }) => type);
    expect(types.filter((type) => type === 'header')).toHaveLength(1);
    expect(types.filter((type) => type === 'divider')).toHaveLength(1);
    const late = openerPost({ ...around, ...facts, now, postedAt: new Date('2026-11-17T07:58:00Z') });
    expect(wordsOf(late.blocks, eyes)).toContain('a little late');
    expect(wordsOf(openerPost({ ...around, ...facts, now }).blocks, eyes)).not.toContain('late');
  });

  it('says that somebody asked for it, instead of when a meeting starts', () => {
    const conversations = [conversation({ stage: null })];
    const facts = { opener: opener(), conversations, waiting: 0, startsAt, dueAt, now };
    const words = wordsOf(openerPost({ ...around, ...facts, isOnRequest: true }).blocks, eyes);
    expect(words).toContain('posted on request');
    expect(words).not.toContain('starts');
  });
});

describe('what hosts are told', () => {
  it.each(NOTICE_CAUSES)('%s: the same in blocks and for screen readers, within limits', (cause) => {
    const facts = {
      opener: opener({ name: '<!here> & '.repeat(8) }),
      occurrenceId: 'x1',
      startsAt,
      waiting: 0,
      refusal: 'I can’t.',
      mayJoin: true,
      alsoLater: 2,
    };
    const notice = hostNotice({ noun: around.noun, ...facts, cause });
    expect(checkMessage(notice).problems).toEqual([]);
    expect(readMrkdwn(notice.text, eyes)).toBe(wordsOf(notice.blocks, eyes));
    expect(notice.text).not.toMatch(/<!here>/);
  });

  it('after setting one up: rhythm, lead, and the next posts in turn', () => {
    const next = [dueAt, new Date('2026-11-24T07:55:00Z'), new Date('2026-12-01T07:55:00Z')];
    const said = setUpReceipt(opener({ leadMinutes: 1 }), {
      next,
      hasGuests: false,
      inviteAs: null,
      noun: DEFAULTS.customers.noun,
    });
    expect(wordsOf(said.blocks, eyes)).toBe(
      'Weekly product in #product opens with a customer: Tuesdays at 10:00 Helsinki time. I post a minute before it starts: today at 9:55 AM, then Nov 24, 2026 at 9:55 AM, then Dec 1, 2026 at 9:55 AM.',
    );
    expect(readMrkdwn(said.text, eyes)).toBe(wordsOf(said.blocks, eyes));
  });

  it('when there are very many openers: some, and how to name another', () => {
    const listed = Array.from({ length: 60 }, (_, index) => ({
      opener: opener({ id: `o${index}`, name: `${'Very long name '.repeat(5)}${index}` }),
      next: dueAt,
      mayRemove: true,
      mayRun: true,
    }));
    const list = openerList(listed, '/ec-opener', DEFAULTS.customers.noun, true);
    expect(checkMessage(list).problems).toEqual([]);
    expect(wordsOf(list.blocks, eyes)).toContain('and 50 more. Name one: /ec-opener run Weekly product');
    const question = whichOpener('Which one?', listed, 'Name one.');
    expect(checkMessage(question).problems).toEqual([]);
    expect(checkMessage(removed(opener())).problems).toEqual([]);
  });
});

function customerOf(words: string) {
  return customer({ id: words, person: `Customer ${words}` });
}
