import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_IDEAS, parseIdeaList } from '../../../src/rituals/ideas/browsing.ts';

const filtersOf = (line: string) => {
  const read = parseIdeaList(line);
  return read?.kind === 'list' ? read.filters : read;
};

describe('a line that looks through ideas', () => {
  it('reads filters in any order, and names until the next filter begins', () => {
    expect(filtersOf('list')).toEqual(ALL_IDEAS);
    expect(filtersOf('LIST mine, to review')).toEqual({ ...ALL_IDEAS, mine: true, toReview: true });
    expect(filtersOf('list customer Acme Oy doing done kind board member')).toEqual({
      ...ALL_IDEAS,
      statuses: ['doing', 'done'],
      customer: 'Acme Oy',
      kind: 'board member',
    });
    expect(filtersOf('list customer "Done & Co"')).toEqual({ ...ALL_IDEAS, customer: 'Done & Co' });
    expect(filtersOf('mine being done')).toEqual({ ...ALL_IDEAS, mine: true, statuses: ['doing'] });
  });

  it('reads top and search only as the whole line', () => {
    expect(parseIdeaList('Top')).toEqual({ kind: 'top' });
    expect(parseIdeaList('search  phone tree ')).toEqual({ kind: 'search', words: 'phone tree' });
    expect(parseIdeaList('top up vouchers')).toBeNull();
    expect(parseIdeaList('search')).toBeNull();
    expect(parseIdeaList('list all')).toEqual({ kind: 'list', filters: ALL_IDEAS });
    expect(parseIdeaList('list all volunteers on the wall')).toBeNull();
    expect(parseIdeaList('list volunteers')).toMatchObject({ kind: 'unclear_list', unclear: 'volunteers' });
    expect(parseIdeaList('mine the archive')).toBeNull();
    expect(parseIdeaList('list: everybody')).toBeNull();
  });

  it('never takes a line of many words for a list unless it begins as one', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 3, maxLength: 9 }), (words) => {
        const read = parseIdeaList(words.join(' '));
        expect(read === null || ['list', 'mine', 'search'].includes(words[0] ?? '')).toBe(true);
      }),
    );
  });
});
