import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysBefore,
  EVERYTHING,
  pageWithin,
  parseList,
  parseSearch,
} from '../../../src/rituals/conversations/browsing.ts';

const list = (filters: object) => ({ kind: 'list', filters: { ...EVERYTHING, ...filters } });

describe('a list that is asked for', () => {
  it.each([
    ['list', list({})],
    ['list all', list({})],
    ['list today', list({ days: 0 })],
    ['list last day', list({ days: 1 })],
    ['LIST Mine', list({ mine: true })],
    ['list mine unanswered last 30 days', list({ mine: true, unanswered: true, days: 30 })],
    ['list last 2 weeks, mine', list({ days: 14, mine: true })],
    ['list last week and wow', list({ days: 7, levels: ['exceeded'] })],
    ['list we fell short wow', list({ levels: ['unmet', 'exceeded'] })],
    ['list level met', list({ levels: ['met'] })],
    ['list customer Acme', list({ customer: 'Acme' })],
    ['list customer Maarit, Acme Oy unanswered', list({ customer: 'Maarit, Acme Oy', unanswered: true })],
    ['list customer "Mine Oy" mine', list({ customer: 'Mine Oy', mine: true })],
    ['list kind board member last 7 days', list({ kind: 'board member', days: 7 })],
    ['list kind volunteer customer Lastekodu', list({ kind: 'volunteer', customer: 'Lastekodu' })],
    ['list mnie', { kind: 'unclear_list', text: 'list mnie', unclear: 'mnie' }],
    ['list mine and the rest', { kind: 'unclear_list', text: 'list mine and the rest', unclear: 'the rest' }],
    ['list last 0 days', { kind: 'unclear_list', text: 'list last 0 days', unclear: 'last 0 days' }],
    ['list last -3 days', { kind: 'unclear_list', text: 'list last -3 days', unclear: 'last -3 days' }],
    ['list last 9999 months', { kind: 'unclear_list', text: 'list last 9999 months', unclear: 'last 9999 months' }],
    ['list mine last 0 weeks', { kind: 'unclear_list', text: 'list mine last 0 weeks', unclear: 'last 0 weeks' }],
    ['list customer', { kind: 'unclear_list', text: 'list customer', unclear: 'customer' }],
    ['list of complaints: too long', null],
    ['list prices are too high', null],
    ['listen to this', null],
    ['list mine: they said', null],
  ])('%j', (line, expected) => {
    expect(parseList(line)).toEqual(expected);
  });

  it('never throws, and every line is a list, unclear or none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('mine', 'kind', 'customer', '"', ',', 'last', '3', 'days', 'wow', '🎉'), {
          maxLength: 9,
        }),
        (words) => {
          const read = parseList(`list ${words.join(' ')}`);
          if (read?.kind === 'list') expect(read.filters.days ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('words that are searched for', () => {
  it.each([
    ['search export', 'export'],
    ['Search  export Monday ', 'export Monday'],
    ['search', null],
    ['search party: we found it', null],
    ['searching is slow', null],
    [`search ${'x'.repeat(300)}`, null],
  ])('%j', (line, expected) => {
    expect(parseSearch(line)).toBe(expected);
  });
});

describe('pages and days', () => {
  it('a page is never beyond the last', () => {
    expect([pageWithin(0, 0), pageWithin(5, 21), pageWithin(2, 21), pageWithin(-1, 5), pageWithin(1, 10)]).toEqual([
      0, 2, 2, 0, 0,
    ]);
  });
  it('counts days over the ends of months and clock changes', () => {
    expect([daysBefore('2026-03-30', 2), daysBefore('2026-03-01', 1), daysBefore('2026-11-26', 30)]).toEqual([
      '2026-03-28',
      '2026-02-28',
      '2026-10-27',
    ]);
  });
});
