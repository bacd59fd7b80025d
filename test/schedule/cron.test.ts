import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronAtWork, morningsAt, readCron } from '../../src/schedule/cron.ts';

const NOW = new Date('2026-11-17T07:00:00Z');

describe('a schedule that somebody types', () => {
  it('is said in words, with its next instants in the zone', () => {
    expect(readCron('30  9 * * 1-5', 'Europe/Helsinki', NOW, 5)).toEqual({
      kind: 'fine',
      words: 'At 09:30, Monday through Friday',
      next: ['17T07:30', '18T07:30', '19T07:30', '20T07:30', '23T07:30'].map((at) => new Date(`2026-11-${at}:00Z`)),
    });
  });

  it('keeps to the wall time over a clock change', () => {
    const reading = readCron('0 9 * * *', 'Europe/Helsinki', new Date('2026-10-23T09:00:00Z'), 3);
    expect(reading).toMatchObject({
      next: ['24T06:00', '25T07:00', '26T07:00'].map((at) => new Date(`2026-10-${at}:00Z`)),
    });
  });

  it.each([
    ['', 'This takes five parts'],
    ['0 30 9 * * 1-5', 'This takes five parts'],
    ['30 9 * * eightday', 'I can’t read the weekday, “eightday”.'],
    ['30 25 * * *', 'I can’t read the hour, “25”.'],
    ['30 9 * * Monday', 'Write weekdays as 1-5 or MON-FRI'],
    ['30 9 * * Fri-Mon', 'Write weekdays as 1-5 or MON-FRI'],
    ['30 9 * * 5-1', 'Write weekdays as 1-5 or MON-FRI'],
    ['30 9 * January *', 'Write months as 1-6 or JAN-JUN'],
    ['30 9 * 11-2 *', 'what goes over December as NOV,DEC,JAN'],
    ['30 9 28-2 * *', 'I can’t read the day, “28-2”. A range begins with the lower number: 1-5.'],
    ['0 9 30 2 *', 'This day never comes.'],
    ['0 9,15 * * *', 'This would come more than once a day.'],
    ['* * * * *', 'This would come more than once a day.'],
  ])('is refused with a reason: %j', (expression, reason) => {
    const reading = readCron(expression, 'Europe/Helsinki', NOW, 5);
    expect(reading.kind === 'refused' && reading.reason).toContain(reason);
  });

  it.each([
    ['30 9 * * 1-5', 'at_work'],
    ['0 9 * * *', 'at_work'],
    ['0 9 13 * *', 'at_work'],
    ['0 8 * * 1-5', 'before_work'],
    ['0 17 * * 1-5', 'after_work'],
    ['0 23 * * *', 'after_work'],
    ['0 9 * * 6,0', 'on_no_working_day'],
    ['0 9 * * 6#1', 'on_no_working_day'],
  ])('beside a week of Monday to Friday, nine to five: %j is %s', (expression, expected) => {
    const work = { weekdays: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
    expect(cronAtWork(expression, 'Europe/Helsinki', NOW, work)).toBe(expected);
  });

  it.each([
    ['an ordinary day', '2026-11-17', '2026-11-17T22:00:00Z'],
    ['the day before summer time ends', '2026-10-24', '2026-10-24T21:00:00Z'],
    ['the day on which it ends', '2026-10-25', '2026-10-25T22:00:00Z'],
  ])('is told late by some hours, and never on the day after: %s', (_day, date, midnight) => {
    const hours = { from: new Date(`${date}T06:00:00Z`), to: new Date(`${date}T14:00:00Z`) };
    expect(morningsAt('30 22 * * *', 'Europe/Helsinki')(date, hours)?.to.toISOString()).toBe(
      new Date(midnight).toISOString(),
    );
    expect(morningsAt('30 7 * * *', 'Europe/Helsinki')(date, hours)?.to).toEqual(hours.to);
  });

  it('is kept, or refused in words, whatever it is: what is kept is said and comes', () => {
    const value = fc.constantFrom('*', '?', 'L', '0', '1', '5', '7', '11', '28', '30', 'Monday', 'fri', 'JAN', 'March');
    const part = fc.oneof(
      { weight: 3, arbitrary: value },
      fc.tuple(value, fc.constantFrom('-', ',', '/', '#', ''), value).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part), (parts) => {
        const reading = readCron(parts.join(' '), 'Europe/Helsinki', NOW, 5);
        expect(reading.kind === 'refused' ? reading.reason : reading.words).not.toBe('');
        if (reading.kind === 'fine') expect(reading.next.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
