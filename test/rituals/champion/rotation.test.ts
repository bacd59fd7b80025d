import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryAt } from '../../../src/rituals/champion/entry.ts';
import {
  type Begun,
  type Pin,
  planTerms,
  type RotationFacts,
  standingsOf,
  type Willing,
} from '../../../src/rituals/champion/rotation.ts';
import { daysLater, weekdayOf } from '../../../src/rituals/champion/term-dates.ts';
import { localDate, localWallTime, localWeekday } from '../../../src/schedule/local-time.ts';

const RHYTHM = { unit: 'weeks', length: 2, weekday: 1, startTime: '09:00', zone: 'Europe/Helsinki' } as const;
/** A Wednesday. */
const JOINED = new Date('2026-01-07T10:00:00Z');

const willing = (id: string, given: Partial<Willing> = {}): Willing => ({
  ...{ id, joinedAt: JOINED, creditedEnd: JOINED, creditedTerms: 0, away: [] },
  ...given,
});
const isWorkingDay = (date: string) => weekdayOf(date) < 6;
const facts = (given: Partial<RotationFacts> & Pick<RotationFacts, 'pool'>): RotationFacts => ({
  ...{ rhythm: RHYTHM, isWorkingDay, begun: [], pins: [], skips: [], decidedUpTo: null },
  ...given,
});
const holders = (of: RotationFacts, count: number) => planTerms(of, count).map(({ holderId }) => holderId);

describe('whose turn it is', () => {
  const three = [willing('anna'), willing('bo'), willing('cleo')];

  it('goes round, the longest since their last term first', () => {
    expect(holders(facts({ pool: three }), 6)).toEqual(['anna', 'bo', 'cleo', 'anna', 'bo', 'cleo']);
  });

  it('starts on the chosen weekday at the hour of the workspace, over clock changes too', () => {
    for (const { startsAt } of planTerms(facts({ pool: three }), 30)) {
      expect([localWeekday(startsAt, RHYTHM.zone), localWallTime(startsAt, RHYTHM.zone)]).toEqual([1, '09:00']);
    }
  });

  it('starts on the next working day when that day is a holiday, and the one after is not late for it', () => {
    const isWorked = (date: string) => isWorkingDay(date) && date !== '2026-01-26';
    const dates = planTerms(facts({ pool: three, isWorkingDay: isWorked }), 3).map(({ startsAt }) =>
      localDate(startsAt, RHYTHM.zone),
    );
    expect(dates).toEqual(['2026-01-12', '2026-01-27', '2026-02-09']);
  });

  it('takes the first chosen weekday of a month for terms of months', () => {
    const rhythm = { ...RHYTHM, unit: 'months', length: 1 } as const;
    const dates = planTerms(facts({ pool: three, rhythm }), 4).map(({ startsOn }) => startsOn);
    expect(dates).toEqual(['2026-01-12', '2026-02-02', '2026-03-02', '2026-04-06']);
  });

  it('passes over who is away for more than a quarter of the term, and keeps them next in line', () => {
    const away = [{ fromDate: '2026-01-12', toDate: '2026-01-14' }];
    const pool = [willing('anna', { away }), willing('bo'), willing('cleo')];
    const [first] = planTerms(facts({ pool }), 1);
    expect(first?.why.passedOver).toEqual([{ memberId: 'anna', because: 'away' }]);
    expect(holders(facts({ pool }), 4)).toEqual(['bo', 'anna', 'cleo', 'bo']);
  });

  it('keeps whoever is away for a quarter and no more', () => {
    const away = [{ fromDate: '2026-01-12', toDate: '2026-01-13' }];
    expect(holders(facts({ pool: [willing('anna', { away }), willing('bo')] }), 1)).toEqual(['anna']);
  });

  it('gives nobody two terms in a row unless they are alone', () => {
    expect(holders(facts({ pool: [willing('anna')] }), 3)).toEqual(['anna', 'anna', 'anna']);
    const skips = [{ number: 2, memberId: 'bo' }];
    expect(holders(facts({ pool: three, skips }), 4)).toEqual(['anna', 'cleo', 'bo', 'anna']);
  });

  it('swaps two terms and leaves the order of the turns as it was', () => {
    const by = 'agreement' as const;
    const pins: Pin[] = [
      { by, number: 1, turnOfId: 'anna', holderId: 'cleo' },
      { by, number: 3, turnOfId: 'cleo', holderId: 'anna' },
    ];
    expect(holders(facts({ pool: three, pins }), 6)).toEqual(['cleo', 'bo', 'anna', 'bo', 'anna', 'cleo']);
  });

  it('plans nobody where nobody is willing, and waits a week where everybody is away', () => {
    expect(planTerms(facts({ pool: [] }), 3)).toEqual([]);
    const away = [{ fromDate: '2026-01-01', toDate: '2026-01-20' }];
    const [first] = planTerms(facts({ pool: [willing('anna', { away })] }), 1);
    expect(first?.startsOn).toBe('2026-01-19');
  });
});

/** Years of a workspace: people come, go on leave and come back; every turn is begun when it is due. */
interface Newcomer {
  readonly id: string;
  readonly afterTerms: number;
}

function live(founders: readonly Willing[], newcomers: readonly Newcomer[], count: number): Begun[] {
  let pool = [...founders];
  const begun: Begun[] = [];
  for (let done = 0; done < count; done += 1) {
    const at = begun.at(-1)?.startsAt ?? JOINED;
    const joinedAt = new Date(at.getTime() + 60_000);
    for (const { id } of newcomers.filter(({ afterTerms }) => afterTerms === done)) {
      pool = [...pool, { id, joinedAt, away: [], ...entryAt(joinedAt, standingsOf({ pool, begun }), null) }];
    }
    const [next] = planTerms(facts({ pool, begun }), 1);
    if (next === undefined) break;
    begun.push(next);
  }
  return begun;
}

const Leave = fc
  .record({ week: fc.integer({ min: 0, max: 150 }), weeks: fc.integer({ min: 1, max: 12 }) })
  .map(({ week, weeks }) => ({
    fromDate: daysLater('2026-01-05', 7 * week),
    toDate: daysLater('2026-01-05', 7 * (week + weeks)),
  }));

describe('fairness over years', () => {
  it('gives people who are there all along numbers of terms that differ by at most one, whoever else comes and goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.array(fc.array(Leave, { maxLength: 4 }), { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 4 }),
        (always, leavers, joiners) => {
          const there = Array.from({ length: always }, (_, index) => willing(`always ${index}`));
          const others = leavers.map((away, index) => willing(`other ${index}`, { away }));
          const newcomers = joiners.map((afterTerms, index) => ({ id: `new ${index}`, afterTerms }));
          const begun = live([...there, ...others], newcomers, 80);
          const counts = there.map(({ id }) => begun.filter(({ turnOfId }) => turnOfId === id).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never gives a newcomer more terms than the others from the day they came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 40 }), (founders, afterTerms) => {
        const there = Array.from({ length: founders }, (_, index) => willing(`always ${index}`));
        const begun = live(there, [{ id: 'new', afterTerms }], 80).slice(afterTerms);
        const count = (id: string) => begun.filter(({ turnOfId }) => turnOfId === id).length;
        expect(count('new')).toBeLessThanOrEqual(Math.min(...there.map(({ id }) => count(id))) + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('plans ahead just what comes to pass when nothing happens, whenever and in however many steps it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.array(Leave, { maxLength: 3 }), { minLength: 1, maxLength: 6 }), (leaves) => {
        const pool = leaves.map((away, index) => willing(`m${index}`, { away }));
        const atOnce = planTerms(facts({ pool }), 20);
        expect(live(pool, [], 20)).toEqual(atOnce);
      }),
      { numRuns: 60 },
    );
  });
});

/** What people agree on, in any order, and what has to hold afterwards. */
interface Model {
  pins: Pin[];
  skips: { number: number; memberId: string }[];
}

type Agreement = { readonly kind: 'swap' | 'take_over' | 'skip'; readonly from: number; readonly to: number };

const Agreements = fc.array(
  fc.record({
    kind: fc.constantFrom('swap' as const, 'take_over' as const, 'skip' as const),
    from: fc.integer({ min: 0, max: 7 }),
    to: fc.integer({ min: 0, max: 7 }),
  }),
  { maxLength: 12 },
);

describe('a model of rotation and agreements', () => {
  const pool = ['anna', 'bo', 'cleo', 'dan', 'eva'].map((id) => willing(id));

  function agree(model: Model, { kind, from, to }: Agreement): void {
    const planned = planTerms(facts({ pool, ...model }), 8);
    const [one, other] = [planned[from], planned[to]];
    if (!one || !other || one.holderId === other.holderId) return;
    const by = 'agreement' as const;
    const without = (...numbers: number[]) => model.pins.filter(({ number }) => !numbers.includes(number));
    if (kind === 'skip') model.skips.push({ number: one.number, memberId: one.holderId });
    else if (kind === 'take_over')
      model.pins = [
        ...without(one.number),
        { by, number: one.number, holderId: other.holderId, turnOfId: other.holderId },
      ];
    else
      model.pins = [
        ...without(one.number, other.number),
        { by, number: one.number, holderId: other.holderId, turnOfId: one.holderId },
        { by, number: other.number, holderId: one.holderId, turnOfId: other.holderId },
      ];
  }

  it('keeps every agreement that nobody has gone back on, numbers every term once, and leaves no gap', () => {
    fc.assert(
      fc.property(Agreements, (agreements) => {
        const model: Model = { pins: [], skips: [] };
        for (const agreement of agreements) agree(model, agreement);
        const planned = planTerms(facts({ pool, ...model }), 16);
        expect(planned.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
        for (const [index, term] of planned.entries()) {
          expect(term.startsAt).toEqual(planned[index - 1]?.endsAt ?? term.startsAt);
          const pin = model.pins.find(({ number }) => number === term.number);
          const skips = (id: string) =>
            model.skips.some(({ number, memberId }) => number === term.number && memberId === id);
          if (pin && !skips(pin.holderId)) expect(term.holderId).toBe(pin.holderId);
          // Nobody holds a term that they said they can’t, as long as anybody can.
          if (model.skips.filter(({ number }) => number === term.number).length < pool.length)
            expect(skips(term.holderId)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('moves agreements with their terms when dates move', () => {
    fc.assert(
      fc.property(Agreements, fc.integer({ min: 1, max: 6 }), (agreements, length) => {
        const model: Model = { pins: [], skips: [] };
        for (const agreement of agreements) agree(model, agreement);
        const before = planTerms(facts({ pool, ...model }), 12).map(({ holderId }) => holderId);
        const moved = planTerms(facts({ pool, ...model, rhythm: { ...RHYTHM, length, weekday: 3 } }), 12);
        expect(moved.map(({ holderId }) => holderId)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
