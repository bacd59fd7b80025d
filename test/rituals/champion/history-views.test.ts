import { describe, expect, it } from 'vitest';
import { cameAbout } from '../../../src/rituals/champion/change-wording.ts';
import { history } from '../../../src/rituals/champion/history-views.ts';
import type { Why } from '../../../src/rituals/champion/rotation-facts.ts';
import type { Term } from '../../../src/rituals/champion/term.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const FIRST = Date.parse('2026-11-23T09:00:00Z');
const mikko = { id: 'mikko', name: 'Mikko', slackUserId: 'UMikko', zone: 'UTC' };
const inOrder: Why = { by: 'order', lastEnd: new Date(0), terms: 1, isNew: false, passedOver: [] };

const term = (number: number, why: Why | null = inOrder): Term => {
  const [startsAt, endsAt] = [new Date(FIRST + number * WEEK), new Date(FIRST + (number + 1) * WEEK)];
  const dates = { startsOn: startsAt.toISOString().slice(0, 10), startsAt, endsAt };
  return { ...dates, id: `t${number}`, number, state: 'over', holder: mikko, turnOf: mikko, note: '', why };
};
const shown = (past: readonly Term[], paging: { count: number; skipped: number }): string => {
  const names = new Map([['grace', 'Grace']]);
  const told = { names, news: [], notes: [], ...paging };
  return JSON.stringify(history(past, told, { now: new Date(FIRST), zone: 'UTC' }).blocks);
};

describe('the history of the role', () => {
  it('says why a turn was somebody’s, and who was passed over before them', () => {
    const alone = { count: 1, skipped: 0 };
    expect(shown([term(1)], alone)).toContain('in turn: the longest since their last');
    expect(shown([term(1, { ...inOrder, isNew: true })], alone)).toContain('in turn: their first');
    const passedOver = [{ memberId: 'grace', because: 'skips' as const }];
    expect(shown([term(1, { ...inOrder, passedOver })], alone)).toContain('their last; Grace said that they can’t');
  });

  it('leads to earlier terms and back, as far as there are any', () => {
    const page = (numbers: number, skipped: number) =>
      shown(
        Array.from({ length: numbers }, (_, index) => term(40 - skipped - index)),
        { count: 40, skipped },
      );
    expect(page(15, 0)).toContain('Earlier terms');
    expect(page(15, 0)).not.toContain('Later terms');
    expect(page(15, 15)).toContain('Terms 16 to 30 of 40, counted from the latest.');
    expect(page(15, 15)).toMatch(/Later terms.*Earlier terms/u);
    expect(page(10, 30)).toContain('Later terms');
    expect(page(10, 30)).not.toContain('Earlier terms');
    expect(shown([term(1)], { count: 1, skipped: 0 })).not.toContain('terms');
  });

  it.each(['swap', 'take_over', 'set_by_hand'] as const)('tells of a %s only where it came about', (kind) => {
    expect(cameAbout({ kind }, term(1, { ...inOrder, by: 'agreement' }))).toBe(true);
    expect(cameAbout({ kind }, term(1))).toBe(false);
    expect(cameAbout({ kind }, term(1, null))).toBe(true);
    expect(cameAbout({ kind: 'skip' }, term(1))).toBe(true);
  });
});
