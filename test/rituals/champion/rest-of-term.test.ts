import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restOfTerm } from '../../../src/rituals/champion/rest-of-term.ts';
import type { RotationFacts } from '../../../src/rituals/champion/rotation-facts.ts';
import { facts, holders, JOINED, willing } from '../../support/rotation.ts';

describe('the rest of a term that its holder can hold no longer', () => {
  const four = ['anna', 'bo', 'cleo', 'dan'].map((id, index) =>
    willing(id, { joinedAt: new Date(JOINED.getTime() + index * 60_000) }),
  );
  const ANNAS = { number: 1, startsOn: '2026-01-12', turnOfId: 'anna', holderId: 'anna' };
  const term = { ...ANNAS, startsAt: new Date('2026-01-12T07:00:00Z'), endsAt: new Date('2026-01-26T07:00:00Z') };
  const pool = four.slice(1);
  const now = new Date('2026-01-14T12:00:00Z');
  const rest = (given: Partial<RotationFacts> = {}, unable: readonly string[] = ['anna']) =>
    restOfTerm(facts({ pool, begun: [term], ...given }), term, new Set(unable), now);

  it('is the next in line’s, whose own turn then comes after the next one', () => {
    expect(rest()).toMatchObject({ holderId: 'bo', why: { by: 'rest', passedOver: [] } });
    const after = facts({ pool, begun: [{ ...term, holderId: 'bo' }] });
    expect(holders(after, 3)).toEqual(['cleo', 'bo', 'dan']);
  });

  it('is not theirs who are away for more than a quarter of it, or could not hold it', () => {
    const away = [{ fromDate: '2026-01-15', toDate: '2026-01-19' }];
    const some = [willing('bo', { ...pool[0], away }), ...pool.slice(1)];
    expect(rest({ pool: some }, ['anna', 'cleo'])).toMatchObject({
      holderId: 'dan',
      why: {
        passedOver: [
          { memberId: 'bo', because: 'away' },
          { memberId: 'cleo', because: 'skips' },
        ],
      },
    });
    // What of the term was before is no matter.
    const before = [{ fromDate: '2026-01-12', toDate: '2026-01-14' }];
    expect(rest({ pool: [willing('bo', { ...pool[0], away: before }), ...pool.slice(1)] })?.holderId).toBe('bo');
  });

  it('is nobody’s where nobody else is willing', () => {
    expect(rest({ pool: [] })).toBeNull();
    expect(rest({}, ['anna', 'bo', 'cleo', 'dan'])).toBeNull();
  });

  it('goes to somebody who is there and can, whoever is willing, and to nobody only where there is none', () => {
    const ids: fc.Arbitrary<string> = fc.constantFrom('bo', 'cleo', 'dan');
    fc.assert(
      fc.property(fc.uniqueArray(ids), fc.uniqueArray(ids), (there, unable) => {
        const willingOnes = pool.filter(({ id }) => there.includes(id));
        const found = rest({ pool: willingOnes }, ['anna', ...unable]);
        const able = there.filter((id) => !unable.includes(id));
        return found === null ? able.length === 0 : able.includes(found.holderId);
      }),
    );
  });
});
