import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../src/schedule/read-day.ts';

/** A Tuesday. */
const TODAY = '2026-11-24';

describe('a day as people write it', () => {
  it.each([
    ['2027-01-04', '2027-01-04'],
    ['4 January', '2027-01-04'],
    ['4. January 2028', '2028-01-04'],
    ['  january   4 ', '2027-01-04'],
    ['Jan 4, 2027', '2027-01-04'],
    ['24 November', '2027-11-24'],
    ['25 nov', '2026-11-25'],
    ['Monday', '2026-11-30'],
    ['next Tuesday', '2026-12-01'],
    ['wed', '2026-11-25'],
    ['tomorrow', '2026-11-25'],
  ])('%s is %s', (typed, expected) => {
    expect(readDay(typed, TODAY)).toBe(expected);
  });

  it.each(['', 'Christmas', '31 February', '2027-02-30', '4 ma', '32 May', 'Mo', 'done', '4', 'januari 4'])(
    '%j is none',
    (typed) => {
      expect(readDay(typed, TODAY)).toBeNull();
    },
  );

  it('is never refused with an error, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const day = readDay(typed, TODAY);
        expect(day === null || /^\d{4}-\d{2}-\d{2}$/.test(day)).toBe(true);
      }),
    );
  });
});
