import { describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/checker/check-view.ts';
import { wordsOf } from '../../../sandbox/words.ts';
import type { Conversation } from '../../../src/rituals/conversations/conversation.ts';
import type { Figures } from '../../../src/rituals/feedback/collect-figures.ts';
import type { Prevention } from '../../../src/rituals/feedback/prevention.ts';
import type { Standing } from '../../../src/rituals/feedback/standing.ts';
import { bar, type Mine } from '../../../src/rituals/home/mine-views.ts';
import { type Coming, type HomeFacts, homeView } from '../../../src/rituals/home/views.ts';
import { OPENER_DEFAULTS } from '../../../src/rituals/openers/opener.ts';
import { conversation, customer } from '../support/conversations.ts';

const zone = 'Europe/Helsinki';
const now = new Date('2026-11-17T08:00:00Z');
const standing: Standing = {
  stage: 'assigned',
  ownerId: 'm1',
  clockFrom: now,
  dueAt: new Date('2026-11-18T08:00:00Z'),
  answeredAt: null,
  answer: '',
  contentment: null,
  askContentAt: null,
  tellsEveryone: true,
  sharedAt: null,
  learnedAt: null,
  closedReason: '',
  waitingSince: null,
  waitingUntil: '',
};
const work = (count: number, about: Partial<Conversation> = {}): Mine['work'] => ({
  items: Array.from({ length: Math.min(10, count) }, (_, index) => ({
    conversation: conversation({ id: `k${index}`, number: index, ...about }),
    standing,
    elapsed: 0.4,
    snoozedUntil: null,
  })),
  count,
  page: 0,
});
const noMine: Mine = { work: work(0), waiting: { items: [], count: 0 }, promised: [], heard: [] };
const nothing: HomeFacts = {
  mine: noMine,
  waiting: 0,
  champion: { blocks: [] },
  noun: { one: 'customer', many: 'customers' },
  quiet: '',
  coming: [],
  ideas: { blocks: [] },
  everyone: null,
  time: { blocks: [], buttons: [] },
  setUp: { blocks: [] },
  mayTake: true,
  mayMakeOpener: true,
  isFirstVisit: false,
  reading: { now, zone },
};
const none = { count: 0, of: 0 };
const quiet: Figures = {
  ...{ owned: none, answer: null, told: none, learned: none, held: none, content: none },
  levels: { unmet: 0, met: 0, exceeded: 0 },
};

/** The buttons, top to bottom. */
function labelsOf({ blocks }: ReturnType<typeof homeView>): string[] {
  return blocks
    .flatMap((block) => ('elements' in block && block.type === 'actions' ? block.elements : []))
    .flatMap((element) => (element.type === 'button' ? [element.text.text] : []));
}

function read(facts: Parameters<typeof homeView>[0]): string {
  const { view, problems } = checkView(homeView(facts), 'home');
  expect(problems).toEqual([]);
  return wordsOf(view?.blocks ?? [], { zone, now, personName: (id) => id, channelName: () => 'product' });
}

const promise = (about: Partial<Prevention>): Prevention => ({
  ...{
    id: 'p',
    number: 7,
    conversationId: 'k',
    memberId: 'm1',
    doer: 'Mikko',
    isLeftBehind: false,
    ownerId: null,
    finderId: 'm2',
    createdAt: new Date('2026-11-17T10:00:00Z'),
    action: 'Spread them over the night',
  },
  ...{ dueOn: '2026-11-25', doneAt: null, askHeldAt: new Date('2026-12-25T10:00:00Z'), held: null },
  ...about,
});

const coming = (index: number): Coming => ({
  at: new Date(now.getTime() + index * 3_600_000),
  opener: {
    ...OPENER_DEFAULTS,
    id: `o${index}`,
    channelId: 'C1',
    channelName: 'product',
    name: `Meeting ${index} ${'x'.repeat(70)}`,
    host: { id: 'm1', name: 'Grace', slackUserId: 'U1', zone, isDeactivated: false },
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    startsOn: '2026-11-17',
    wallTime: '10:00',
    zone,
    leadMinutes: 5,
    lengthMinutes: 60,
    removedAt: null,
  },
});

describe('App Home', () => {
  it.each([
    [0, 'Nothing waits for you'],
    [1, '1 customer waits for you'],
    [10, '10 customers wait for you'],
    [1_234, '1234 customers wait for you'],
  ])('with %i owned: %s', (count, line) => {
    expect(read({ ...nothing, mine: { ...noMine, work: work(count) } }).split('\n')[0]).toBe(line);
  });

  it('does not say that nothing waits while there is something to be prevented', () => {
    const mine = { ...noMine, promised: [promise({ action: 'Look at it daily' })] };
    expect(read({ ...nothing, mine }).split('\n')[0]).toBe('No customer waits for you');
  });

  it('fits into Slack when everything is long', () => {
    const long = customer({ person: 'N'.repeat(100), organisation: 'O'.repeat(100) });
    const words = 'w '.repeat(20_000);
    const one = { conversation: conversation({ words, customer: long }), standing, snoozedUntil: now };
    const mine: Mine = {
      work: { ...work(99, { words, customer: long }), page: 3 },
      waiting: { items: Array.from({ length: 3 }, () => one), count: 99 },
      promised: Array.from({ length: 8 }, (_, index) => promise({ id: `p${index}`, action: words })),
      heard: Array.from({ length: 5 }, () => one.conversation),
    };
    const causes = Array.from({ length: 3 }, () => ({ cause: words, times: 12 }));
    const everyone = { figures: { ...quiet, levels: { unmet: 1, met: 2, exceeded: 3 } }, causes };
    const text = read({
      ...nothing,
      ...{ mine, everyone, waiting: 12_345, quiet: '9876 customers have not been heard from for 3650 days.' },
      coming: Array.from({ length: 8 }, (_, i) => coming(i)),
    });
    expect(text).toContain('31 to 40 of 99');
    expect(text).toContain('12345 customers wait for an owner.');
    expect(text).toContain('9876 customers have not been heard from for 3650 days.');
    expect(text).toContain('and 96 more');
    expect(text).toContain('and 3 more');
    expect(JSON.stringify(homeView({ ...nothing, coming: Array.from({ length: 8 }, (_, i) => coming(i)) }))).toContain(
      'All openers',
    );
  });

  it('leads on from what one waits for and has promised', () => {
    const one = { conversation: conversation(), standing, snoozedUntil: null };
    const promised = Array.from({ length: 6 }, (_, index) => promise({ id: `p${index}` }));
    const mine = { ...noMine, waiting: { items: [one, one, one], count: 4 }, promised };
    const accessories = (facts: HomeFacts) =>
      homeView(facts).blocks.flatMap((block) =>
        block.type === 'section' && 'accessory' in block && block.accessory?.type === 'button'
          ? [block.accessory.value]
          : [],
      );
    expect(accessories({ ...nothing, mine })).toEqual([
      JSON.stringify({ list: 'promised', page: 0 }),
      JSON.stringify({ list: 'waiting', page: 0 }),
    ]);
    const few = { ...noMine, waiting: { items: [one], count: 1 }, promised: promised.slice(0, 5) };
    expect(accessories({ ...nothing, mine: few })).toEqual([]);
  });

  it.each([
    ['is to be done', {}, 'by 25 November 2026', ['Done']],
    ['is done', { doneAt: now }, 'done; whether it held is asked on', []],
    ['is asked about', { doneAt: now, askHeldAt: now }, 'did it hold?', ['Yes', 'No']],
  ])('lists what the viewer promised so that something does not come again: it %s', (_case, about, words, buttons) => {
    const facts = { ...nothing, mine: { ...noMine, promised: [promise(about)] } };
    expect(read(facts)).toContain(`So that it does not come again\n#7 · Spread them over the night · ${words}`);
    expect(labelsOf(homeView(facts))).toEqual(expect.arrayContaining(buttons));
  });

  it('offers to put off, and to tell everyone what nobody was told yet', () => {
    const [item] = work(1).items;
    const labels = (about: Partial<Standing>) =>
      labelsOf(
        homeView({
          ...nothing,
          mine: {
            ...noMine,
            work: { items: item ? [{ ...item, standing: { ...standing, ...about } }] : [], count: 1, page: 0 },
          },
        }),
      ).slice(0, -4);
    expect(labels({})).toEqual(['Answered', 'Snooze', 'Reassign', 'Waiting for the customer', 'Open']);
    expect(labels({ dueAt: null })).not.toContain('Snooze');
    expect(labels({ stage: 'answered' })).toEqual(['What did we learn?', 'Share', 'Snooze', 'Reassign', 'Open']);
    expect(labels({ stage: 'shared' })).toEqual(['What did we learn?', 'Snooze', 'Reassign', 'Open']);
  });

  it('tells each figure with how many it stands on, and only those that stand on something', () => {
    const figures: Figures = {
      ...quiet,
      owned: { count: 12, of: 14 },
      answer: { days: 1.46, of: 9 },
      told: { count: 8, of: 9 },
      levels: { unmet: 9, met: 4, exceeded: 2 },
    };
    const causes = [{ cause: 'The load on Mondays', times: 3 }];
    expect(read({ ...nothing, everyone: { figures, causes } })).toBe(
      [
        'Nothing waits for you',
        'Everyone, the last 30 days',
        '• 15 heard: 🌧️ 9 fell short · 👍 4 delivered · ✨ 2 wow',
        '• 12 of 14 had an owner within a working day',
        '• 1.5 working days to an answer at the median, of 9',
        '• 8 of 9 answers were told to everyone',
        'Came up again: “The load on Mondays” 3 times.',
        'Counts of what happened, of nobody in particular.',
      ].join('\n'),
    );
  });

  it.each([
    [0, '▱▱▱▱▱'],
    [0.5, '▰▰▰▱▱'],
    [0.99, '▰▰▰▰▱'],
    [1, '▰▰▰▰▰'],
    [7, '▰▰▰▰▰'],
    [-1, '▱▱▱▱▱'],
  ])('shows a clock of which %d has run as %s', (elapsed, shown) => expect(bar(elapsed)).toBe(shown));

  it('does not tempt a guest with what guests may not', () => {
    const view = JSON.stringify(homeView({ ...nothing, waiting: 3, mayTake: false, mayMakeOpener: false }));
    expect(view).not.toContain('See and take');
    expect(view).not.toContain('Set up an opener');
  });

  it('says in three lines and two buttons what this is to somebody new', () => {
    expect(read({ ...nothing, isFirstVisit: true }).split('\n')).toHaveLength(4);
    const { blocks } = homeView({ ...nothing, isFirstVisit: true });
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'actions']);
  });
});
