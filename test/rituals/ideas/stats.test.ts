import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterStart, yearOf, yearStart } from '../../../src/rituals/ideas/period.ts';
import { type CountedIdea, ideaFigures } from '../../../src/rituals/ideas/stats.ts';

const NOW = new Date('2026-11-17T07:00:00Z');
const SINCE = new Date('2026-01-01T00:00:00Z');
const at = fc.date({ min: new Date('2025-06-01T00:00:00Z'), max: NOW, noInvalidDate: true });
const maybe = fc.option(at, { nil: null });
const counted: fc.Arbitrary<CountedIdea> = fc.record({
  ...{ sentAt: at, acknowledgeBy: maybe, decideBy: maybe, acknowledgedAt: maybe, decidedAt: maybe, doneAt: maybe },
  daysToDecision: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: null }),
  outcome: fc.constantFrom('', 'shipped', 'patented'),
  isMerged: fc.boolean(),
});

describe('the figures of ideas', () => {
  it('never count more than they stand on, and name an outcome for all that is done', () => {
    fc.assert(
      fc.property(fc.array(counted), fc.nat(500), (all, members) => {
        const figures = ideaFigures(all, { since: SINCE, members, now: NOW });
        for (const { count, of } of [figures.acknowledged, figures.decided]) expect(count).toBeLessThanOrEqual(of);
        expect(figures.acknowledged.of).toBeLessThanOrEqual(figures.sent);
        expect(figures.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(figures.done);
        expect(figures.perHead === null).toBe(members === 0);
      }),
    );
  });

  it('do not depend on the order of ideas', () => {
    fc.assert(
      fc.property(fc.array(counted), (all) => {
        const facts = { since: SINCE, members: 10, now: NOW };
        expect(ideaFigures([...all].reverse(), facts)).toEqual(ideaFigures(all, facts));
      }),
    );
  });
});

describe('this quarter and this year', () => {
  it('begin when they begin for the reader', () => {
    const newYear = new Date('2026-12-31T22:30:00Z');
    expect(yearOf(newYear, 'Europe/Helsinki')).toBe('2027');
    expect(yearStart(newYear, 'Europe/Helsinki')).toEqual(new Date('2026-12-31T22:00:00Z'));
    expect(quarterStart(newYear, 'America/New_York')).toEqual(new Date('2026-10-01T04:00:00Z'));
  });

  it('are never later than now', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: SINCE, max: new Date('2030-01-01') }), (now) => {
        const quarter = quarterStart(now, 'Pacific/Auckland').getTime();
        expect(quarter).toBeLessThanOrEqual(now.getTime());
        expect(yearStart(now, 'Pacific/Auckland').getTime()).toBeLessThanOrEqual(quarter);
      }),
    );
  });
});
