import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/transfer/columns.ts';
import { delimiterOf } from '../../src/transfer/csv-reader.ts';
import { withFormula, withoutFormula } from '../../src/transfer/formulas.ts';
import { readDate } from '../../src/transfer/read-date.ts';

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '+358', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''@x"])(
    'gets an apostrophe: %j',
    (text) => {
      expect(withoutFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Acme', "it's", "'quoted'", '1-2', ' =1', 'a=b'])('and nothing else does: %j', (text) => {
    expect(withoutFormula(text)).toBe(text);
    expect(withFormula(text)).toBe(text);
  });

  it('comes back to the letter, whatever it is', () => {
    const nasty = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ') });
    fc.assert(fc.property(nasty, (text) => withFormula(withoutFormula(text)) === text));
  });
});

describe('a date', () => {
  it.each([
    ['2026-04-03', null, '2026-04-03'],
    ['2026-04-03T23:59:00Z', null, '2026-04-03'],
    ['25/04/2026', null, '2026-04-25'],
    ['04/25/2026', null, '2026-04-25'],
    ['4.4.2026', null, '2026-04-04'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
  ] as const)('%s with --dates %s is %s', (text, order, date) => {
    expect(readDate(text, order)).toEqual({ date });
  });

  it.each([
    ['03/04/2026', null, 'can be 2026-04-03 or 2026-03-04'],
    ['25/04/2026', 'mdy', 'is no day when read as month, day, year'],
    ['2026-02-30', null, 'there is no day 2026-02-30'],
    ['31/02/2026', 'dmy', 'is no day'],
    ['last week', null, 'is not a date; write it as 2026-04-03'],
  ] as const)('%s with --dates %s is refused: %s', (text, order, reason) => {
    expect(readDate(text, order)).toEqual({ wrong: expect.stringContaining(reason) });
  });
});

describe('a header', () => {
  it('is read in any order, case and name', () => {
    const { places, unknown, problems } = layoutOf([
      'QUOTE',
      'Heard_On',
      'Company',
      'Colour',
      'line',
      'How did we do?',
    ]);
    expect([...places]).toEqual([
      ['words', 0],
      ['heardOn', 1],
      ['organisation', 2],
      ['level', 5],
    ]);
    expect({ unknown, problems }).toEqual({ unknown: ['Colour'], problems: [] });
  });

  it('without words or anybody who said them, or with two columns of one meaning, says what to do', () => {
    expect(layoutOf(['colour']).problems.join(' ')).toMatch(/what the customer said.*"words".*who said it.*"person"/);
    expect(layoutOf(['person', 'words', 'quote']).problems).toEqual([
      'Columns 2 ("words") and 3 ("quote") both mean "words": keep one.',
    ]);
  });

  it.each([
    ['a,b,c', ','],
    ['a;b,x;c', ';'],
    ['a\tb\tc', '\t'],
    ['"a,b,c";d\n1,2,3,4', ';'],
    ['words', ','],
  ])('tells the delimiter: %j has %j', (start, delimiter) => {
    expect(delimiterOf(start)).toBe(delimiter);
  });
});
