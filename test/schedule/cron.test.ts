import { describe, expect, it } from 'vitest';
import { readCron } from '../../src/schedule/cron.ts';

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
    ['0 9 30 2 *', 'This day never comes.'],
    ['0 9,15 * * *', 'This would come more than once a day.'],
    ['* * * * *', 'This would come more than once a day.'],
  ])('is refused with a reason: %j', (expression, reason) => {
    const reading = readCron(expression, 'Europe/Helsinki', NOW, 5);
    expect(reading.kind === 'refused' && reading.reason).toContain(reason);
  });
});
