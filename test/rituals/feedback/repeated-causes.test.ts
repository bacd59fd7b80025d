import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedCauses, repeatedInWords } from '../../../src/rituals/feedback/repeated-causes.ts';

const CAUSES = ['All exports start at once', 'Nobody had the key', 'The form asks twice', 'Ääkköset puuttuvat'];
const writings = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
);
const found = fc
  .array(fc.tuple(fc.constantFrom(...CAUSES), writings), { maxLength: 30 })
  .map((all) => all.map(([text, write], at) => ({ id: `p${at}`, cause: write(text), causeKey: text.toLowerCase() })));

describe('causes that were found before', () => {
  it('are each offered once, the most frequent first, as the newest entry says it, and none is lost', () => {
    fc.assert(
      fc.property(found, (all) => {
        const repeated = repeatedCauses(all, '');
        const counts = repeated.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((one, other) => other - one));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        const keys = repeated.map(({ id }) => all.find((one) => one.id === id)?.causeKey);
        expect(new Set(keys)).toEqual(new Set(all.map(({ causeKey }) => causeKey)));
        expect(new Set(keys).size).toBe(repeated.length);
        for (const { id, cause, count } of repeated) {
          const same = all.filter(({ causeKey }) => causeKey === cause.toLowerCase());
          expect(same).toHaveLength(count);
          expect(same[0]?.id).toBe(id);
        }
      }),
    );
  });

  it('are narrowed by what is typed, in any case, and counted as without it', () => {
    fc.assert(
      fc.property(
        found,
        fc.constantFrom(...CAUSES),
        fc.nat(8),
        fc.nat(12),
        writings,
        (all, of, from, length, write) => {
          const typed = write(of.slice(from, from + length));
          const wanted = typed.trim().toLowerCase();
          const narrowed = repeatedCauses(all, typed);
          expect(repeatedCauses(all, '')).toEqual(expect.arrayContaining(narrowed));
          for (const { cause, count } of narrowed) expect(`${count} × ${cause}`.toLowerCase()).toContain(wanted);
          const whole = repeatedCauses(all, '').filter(({ cause }) => cause.toLowerCase().includes(wanted));
          expect(narrowed).toEqual(expect.arrayContaining(whole));
        },
      ),
    );
  });

  it('are said to have come again from the second time on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (count) => {
        const words = repeatedInWords(count);
        if (count < 2) expect(words).toBeNull();
        else
          expect(words).toMatch(count < 6 ? /for the (second|third|fourth|fifth) time/ : new RegExp(`${count} times`));
      }),
    );
  });
});
