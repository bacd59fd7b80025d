import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicHoliday } from '../../src/schedule/holidays.ts';
import { localDate } from '../../src/schedule/local-time.ts';
import { instantsAfter } from '../../src/schedule/recurrence.ts';
import { ruleOf, WEEKDAYS, weekly } from '../../src/schedule/rule.ts';
import {
  meetingsAfter,
  nextMeeting,
  type Series,
  type SeriesException,
  type Slot,
  slotsAfter,
  slotsBetween,
} from '../../src/schedule/series.ts';

const NOVEMBER = new Date('2026-11-01T00:00:00Z');
const finland = (date: string) => publicHoliday({ country: 'FI', region: '' }, date);

/** Tuesdays at ten in Helsinki, undisturbed. */
const series = (about: Partial<Series> = {}): Series => ({
  rule: weekly([2]),
  startsOn: '2026-11-01',
  wallTime: '10:00',
  zone: 'Europe/Helsinki',
  exceptions: [],
  onHoliday: 'meet',
  holidayOn: finland,
  pausedAt: null,
  pausedUntil: '',
  ...about,
});
const skipped = (date: string): SeriesException => ({ date, kind: 'skipped', movedDate: '', movedTime: '' });
const moved = (date: string, movedDate: string, movedTime = '10:00'): SeriesException => ({
  date,
  kind: 'moved',
  movedDate,
  movedTime,
});
const local = ({ at }: Slot, zone = 'Europe/Helsinki') => `${localDate(at, zone)} ${at.toISOString().slice(11, 16)}`;
const days = (given: Series, count = 4, after = NOVEMBER) =>
  meetingsAfter(given, after, count).map((slot) => local(slot));
const fates = (given: Series, to: string) =>
  slotsBetween(given, NOVEMBER, new Date(to)).map((slot) => `${local(slot).slice(0, 10)} ${slot.fate.kind}`);

describe('the meetings of a series', () => {
  it('are those of its rule where nothing stands in their way', () => {
    const found = meetingsAfter(series(), NOVEMBER, 20);
    expect(found.map(({ at }) => at)).toEqual(instantsAfter(series(), NOVEMBER, 20));
    expect(found.every(({ fate }) => fate.kind === 'meets')).toBe(true);
  });

  it('leave out one that is skipped, and it still counts among twelve', () => {
    expect(days(series({ exceptions: [skipped('2026-11-10')] }), 2)).toEqual(['2026-11-03 08:00', '2026-11-17 08:00']);
    const three = series({ rule: ruleOf({ every: 'week', interval: 1, weekdays: [2] }, { kind: 'after', count: 3 }) });
    expect(days({ ...three, exceptions: [skipped('2026-11-10')] })).toEqual(['2026-11-03 08:00', '2026-11-17 08:00']);
  });

  it('move one to another day and time, before others or behind them, and keep the order of time', () => {
    expect(days(series({ exceptions: [moved('2026-11-10', '2026-11-19', '14:30')] }))).toEqual([
      '2026-11-03 08:00',
      '2026-11-17 08:00',
      '2026-11-19 12:30',
      '2026-11-24 08:00',
    ]);
    expect(days(series({ exceptions: [moved('2026-11-24', '2026-11-06')] }), 3)).toEqual([
      '2026-11-03 08:00',
      '2026-11-06 08:00',
      '2026-11-10 08:00',
    ]);
    expect(fates(series({ exceptions: [moved('2026-11-24', '2026-11-06')] }), '2026-11-30T00:00:00Z')).toEqual([
      '2026-11-03 meets',
      '2026-11-06 meets',
      '2026-11-10 meets',
      '2026-11-17 meets',
      '2026-11-24 moved',
    ]);
  });

  it('forget a skip or a move of a date that the rule no longer has', () => {
    const edited = series({
      rule: weekly([4]),
      exceptions: [skipped('2026-11-10'), moved('2026-11-17', '2026-11-18')],
    });
    expect(days(edited, 3)).toEqual(['2026-11-05 08:00', '2026-11-12 08:00', '2026-11-19 08:00']);
  });

  it('are one where one is moved onto another', () => {
    expect(days(series({ exceptions: [moved('2026-11-10', '2026-11-17')] }), 3)).toEqual([
      '2026-11-03 08:00',
      '2026-11-17 08:00',
      '2026-11-24 08:00',
    ]);
  });

  it('stop while they are paused, and go on by themselves on the day that was said', () => {
    const pausedAt = new Date('2026-11-04T12:00:00Z');
    expect(days(series({ pausedAt }))).toEqual(['2026-11-03 08:00']);
    expect(days(series({ pausedAt, pausedUntil: '2026-11-17' }), 2)).toEqual(['2026-11-03 08:00', '2026-11-17 08:00']);
    expect(fates(series({ pausedAt, pausedUntil: '2026-11-18' }), '2026-11-25T00:00:00Z')).toEqual([
      '2026-11-03 meets',
      '2026-11-10 paused',
      '2026-11-17 paused',
      '2026-11-24 meets',
    ]);
    expect(nextMeeting(series({ pausedAt }), pausedAt)).toEqual({ before: [], next: null });
  });

  it('end with their rule', () => {
    const ending = { kind: 'on', date: '2026-11-17' } as const;
    const rule = ruleOf({ every: 'week', interval: 1, weekdays: [2] }, ending);
    expect(days(series({ rule }), 9)).toEqual(['2026-11-03 08:00', '2026-11-10 08:00', '2026-11-17 08:00']);
    expect(nextMeeting(series({ rule }), new Date('2026-11-17T08:00:00Z')).next).toBeNull();
  });
});

describe('on public holidays', () => {
  // 6 January 2026 is a Tuesday; 25 and 26 December are a Thursday and a Friday in 2025.
  const from = new Date('2025-12-20T00:00:00Z');
  const thursdays = series({ rule: weekly([4]), startsOn: '2025-12-01' });

  it('they meet in any case, unless somebody chose otherwise', () => {
    expect(days(thursdays, 1, from)).toEqual(['2025-12-25 08:00']);
  });

  it('they are skipped, and the series knows which holiday it was', () => {
    const { before, next } = nextMeeting({ ...thursdays, onHoliday: 'skip' }, from);
    expect(before.map(({ fate }) => fate)).toEqual([
      { kind: 'holiday', name: 'Christmas Day', movedTo: null },
      { kind: 'holiday', name: "New Year's Day", movedTo: null },
    ]);
    expect(next && local(next)).toBe('2026-01-08 08:00');
  });

  it('they move to the next working day that is no holiday, at the same time of day', () => {
    expect(days({ ...thursdays, onHoliday: 'move' }, 3, from)).toEqual([
      '2025-12-29 08:00',
      '2026-01-02 08:00',
      '2026-01-08 08:00',
    ]);
  });

  it('they are skipped where the day they would move to has a meeting of the series already', () => {
    const both = { ...thursdays, rule: weekly([1, 4]), onHoliday: 'move' } as const;
    expect(days(both, 3, from)).toEqual(['2025-12-22 08:00', '2025-12-29 08:00', '2026-01-02 08:00']);
    const twoHolidays = { ...thursdays, rule: weekly([4, 5]), onHoliday: 'move' } as const;
    expect(days(twoHolidays, 2, from)).toEqual(['2025-12-29 08:00', '2026-01-02 08:00']);
  });

  it('what people decide about one meeting goes before the holiday', () => {
    const anyway = { ...thursdays, onHoliday: 'skip', exceptions: [moved('2025-12-25', '2025-12-25')] } as const;
    expect(days(anyway, 1, from)).toEqual(['2025-12-25 08:00']);
  });

  it('know of a zone’s own day: a meeting late in the evening is on its local date', () => {
    const late = series({ rule: weekly([4]), startsOn: '2025-12-01', wallTime: '01:00', onHoliday: 'skip' });
    expect(slotsBetween(late, from, new Date('2025-12-26T00:00:00Z')).map(({ fate }) => fate.kind)).toEqual([
      'holiday',
    ]);
  });
});

describe('whatever was skipped, moved and paused', () => {
  const dates = instantsAfter(series({ rule: weekly([...WEEKDAYS]) }), NOVEMBER, 60).map((at) =>
    localDate(at, 'Europe/Helsinki'),
  );
  const exception = fc.oneof(
    fc.constantFrom(...dates).map(skipped),
    fc
      .tuple(fc.constantFrom(...dates), fc.constantFrom(...dates), fc.constantFrom('08:15', '10:00', '16:45'))
      .map(([date, to, time]) => moved(date, to, time)),
  );
  const any = fc.record({
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    exceptions: fc.uniqueArray(exception, { maxLength: 8, selector: ({ date }) => date }),
    onHoliday: fc.constantFrom('meet' as const, 'skip' as const, 'move' as const),
    pausedAt: fc.constantFrom(null, new Date('2026-11-20T00:00:00Z')),
    pausedUntil: fc.constantFrom('', '2026-12-01'),
  });

  it('slots come in the order of time, no two meetings at once, and none while paused', () => {
    fc.assert(
      fc.property(any, ({ weekdays, ...about }) => {
        const given = series({ rule: weekly(weekdays), ...about });
        const slots = slotsBetween(given, NOVEMBER, new Date('2027-01-31T00:00:00Z'));
        const times = slots.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
        const meets = slots.filter(({ fate }) => fate.kind === 'meets').map(({ at }) => at.getTime());
        expect(new Set(meets).size).toBe(meets.length);
        const { pausedAt, pausedUntil } = about;
        const isPaused = (at: number) =>
          pausedAt !== null &&
          at >= pausedAt.getTime() &&
          (pausedUntil === '' || localDate(new Date(at), given.zone) < pausedUntil);
        expect(meets.filter(isPaused)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('each meeting of the rule takes place, is moved, skipped, a holiday or paused: none vanishes', () => {
    fc.assert(
      fc.property(any, ({ weekdays, ...about }) => {
        const given = series({ rule: weekly(weekdays), ...about });
        const to = new Date('2027-06-30T00:00:00Z');
        const times = new Set(slotsBetween(given, NOVEMBER, to).map(({ at }) => at.getTime()));
        for (const at of instantsAfter(given, NOVEMBER, 30))
          expect(times.has(at.getTime()), at.toISOString()).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same from wherever one looks', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 50 }), ({ weekdays, ...about }, later) => {
        const given = series({ rule: weekly(weekdays), ...about });
        const to = new Date('2027-01-31T00:00:00Z');
        const after = new Date(NOVEMBER.getTime() + later * 86_400_000);
        const all = [...slotsBetween(given, NOVEMBER, to)].filter(({ at }) => at > after);
        expect(slotsBetween(given, after, to)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('it is lazy: a series without an end gives as many as are asked for', () => {
    const slots = slotsAfter(series(), NOVEMBER);
    expect([slots.next().value, slots.next().value].map((slot) => slot && local(slot))).toEqual([
      '2026-11-03 08:00',
      '2026-11-10 08:00',
    ]);
  });
});
