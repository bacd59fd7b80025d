import { describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/checker/check-view.ts';
import { wordsOf } from '../../../sandbox/words.ts';
import { type Coming, homeView } from '../../../src/rituals/home/views.ts';
import { OPENER_DEFAULTS } from '../../../src/rituals/openers/opener.ts';
import { conversation, customer } from '../support/conversations.ts';

const zone = 'Europe/Helsinki';
const now = new Date('2026-11-17T08:00:00Z');
const nothing = {
  owed: [],
  waiting: 0,
  quiet: '',
  coming: [],
  mayTake: true,
  isNewHere: false,
  reading: { now, zone },
};

function read(facts: Parameters<typeof homeView>[0]): string {
  const { view, problems } = checkView(homeView(facts), 'home');
  expect(problems).toEqual([]);
  return wordsOf(view?.blocks ?? [], { zone, now, personName: (id) => id, channelName: () => 'product' });
}

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
    [11, 'More than 10 customers wait for you'],
  ])('with %i owned: %s', (count, headline) => {
    const owed = Array.from({ length: count }, (_, index) => conversation({ id: `k${index}`, number: index }));
    expect(read({ ...nothing, owed }).split('\n')[0]).toBe(headline);
  });

  it('fits into Slack when everything is long', () => {
    const long = customer({ person: 'N'.repeat(100), organisation: 'O'.repeat(100) });
    const owed = Array.from({ length: 11 }, () => conversation({ words: 'w '.repeat(20_000), customer: long }));
    const text = read({
      owed,
      waiting: 12_345,
      quiet: '9876 customers have not been heard from for 3650 days.',
      coming: Array.from({ length: 8 }, (_, i) => coming(i)),
      mayTake: true,
      isNewHere: true,
      reading: { now, zone },
    });
    expect(text).toContain('12345 customers wait for an owner.');
    expect(text).toContain('9876 customers have not been heard from for 3650 days.');
    expect(text).toContain('and 3 more');
  });

  it('does not tempt a guest with what guests may not', () => {
    const view = JSON.stringify(homeView({ ...nothing, waiting: 3, mayTake: false }));
    expect(view).not.toContain('See and take');
    expect(view).not.toContain('Set up an opener');
  });
});
