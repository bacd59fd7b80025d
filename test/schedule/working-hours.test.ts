import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate, localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { worker } from './working-people.ts';
import { ZONES } from './zone-year.ts';

const at = (instant: string) => new Date(instant);

describe('when somebody works', () => {
  it.each([
    ['in the middle of a Tuesday, at once', '2026-11-17T10:34:56Z', '2026-11-17T10:34:56.000Z'],
    ['at nine sharp, at once', '2026-11-17T07:00:00Z', '2026-11-17T07:00:00.000Z'],
    ['before nine, at nine', '2026-11-17T02:00:00Z', '2026-11-17T07:00:00.000Z'],
    ['at five sharp, the next morning', '2026-11-17T15:00:00Z', '2026-11-18T07:00:00.000Z'],
    ['on a Friday evening, on Monday', '2026-11-20T18:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['on a Saturday, on Monday', '2026-11-21T10:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['on a Sunday night, on Monday', '2026-11-22T21:30:00Z', '2026-11-23T07:00:00.000Z'],
    ['over the weekend on which the clocks go back', '2026-10-23T18:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['over the weekend on which they go forward', '2026-03-27T18:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('is told %s', (_case, instant, expected) => {
    expect(worker().orNext(at(instant)).toISOString()).toBe(expected);
  });

  it.each([
    ['at their own hours', { start: '07:00', end: '12:00' }, '2026-11-17T10:00:00Z', '2026-11-18T05:00:00.000Z'],
    ['not on a holiday', { dayOff: on('2026-11-18', 'off') }, '2026-11-17T16:00:00Z', '2026-11-19T07:00:00.000Z'],
    [
      'until noon on half a day',
      { dayOff: on('2026-11-17', 'half') },
      '2026-11-17T11:30:00Z',
      '2026-11-18T07:00:00.000Z',
    ],
    [
      'not on days off',
      { daysOff: [{ fromDate: '2026-11-17', toDate: '2026-11-19' }] },
      '2026-11-17T10:00:00Z',
      '2026-11-20T07:00:00.000Z',
    ],
    ['not while paused', { pausedUntil: '2026-11-23' }, '2026-11-17T10:00:00Z', '2026-11-23T07:00:00.000Z'],
    [
      'after a pause that ends on a Saturday, on Monday',
      { pausedUntil: '2026-11-21' },
      '2026-11-17T10:00:00Z',
      '2026-11-23T07:00:00.000Z',
    ],
    ['again once a pause is over', { pausedUntil: '2026-11-17' }, '2026-11-17T10:00:00Z', '2026-11-17T10:00:00.000Z'],
    [
      'on a night that the spring leaves out, an hour later',
      { start: '03:30', weekdays: [7] as const },
      '2026-03-28T10:00:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'in the first of two such hours in autumn',
      { start: '03:30', weekdays: [7] as const },
      '2026-10-24T10:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
  ])('is told %s', (_case, about, instant, expected) => {
    expect(worker(about).orNext(at(instant)).toISOString()).toBe(expected);
  });

  it('has a next morning that begins after the instant', () => {
    expect(worker().nextMorning(at('2026-11-20T07:00:00Z'))).toEqual(at('2026-11-23T07:00:00Z'));
    expect(worker().nextMorning(at('2026-11-20T06:59:59Z'))).toEqual(at('2026-11-20T07:00:00Z'));
  });

  it('is not looked for where no day is ever worked', () => {
    expect(() => worker({ dayOff: () => 'off' }).orNext(at('2026-11-20T07:00:00Z'))).toThrow(RangeError);
  });

  const spans = fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 10 }) }), {
    maxLength: 3,
  });
  const people = fc.record({
    zone: fc.constantFrom(...ZONES),
    start: fc.constantFrom('00:00', '02:30', '09:00', '10:30'),
    end: fc.constantFrom('11:00', '17:00', '23:59'),
    holidays: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }),
    spans,
    pause: fc.option(fc.integer({ min: 0, max: 40 })),
  });
  const starts = fc.constantFrom('2026-03-10', '2026-10-10', '2026-11-10', '2026-04-01', '2026-09-20');

  it('is never on a weekend, a holiday, a day off, while paused or outside their hours, and never earlier than asked', () => {
    fc.assert(
      fc.property(people, starts, fc.integer({ min: 0, max: 40 * 24 * 60 }), (person, start, minutes) => {
        const day = (offset: number) => new Date(Date.parse(start) + offset * 86_400_000).toISOString().slice(0, 10);
        const off = new Set(person.holidays.map(day));
        const daysOff = person.spans.map(({ from, days }) => ({ fromDate: day(from), toDate: day(from + days) }));
        const pausedUntil = person.pause === null ? '' : day(person.pause);
        const { zone } = person;
        const time = worker({
          ...{ zone, start: person.start, end: person.end, daysOff, pausedUntil },
          dayOff: (date) => (off.has(date) ? 'off' : null),
        });
        const asked = new Date(Date.parse(start) + minutes * 60_000);
        const told = time.orNext(asked);
        const date = localDate(told, zone);
        expect(told >= asked).toBe(true);
        expect(localWeekday(told, zone)).toBeLessThanOrEqual(5);
        expect(off.has(date)).toBe(false);
        expect(daysOff.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate)).toBe(false);
        expect(date >= pausedUntil).toBe(true);
        expect(localWallTime(told, zone) >= person.start && localWallTime(told, zone) < person.end).toBe(true);
        expect(time.isWorking(told)).toBe(true);
        expect(time.orNext(told)).toEqual(told);
        if (told > asked) expect(time.isWorking(asked)).toBe(false);
        const morning = time.nextMorning(asked);
        expect(morning > asked && time.isWorking(morning)).toBe(true);
        expect(time.isWorking(new Date(morning.getTime() - 1))).toBe(false);
      }),
    );
  });
});

function on(day: string, what: 'off' | 'half') {
  return (date: string) => (date === day ? what : null);
}
