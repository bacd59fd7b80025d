import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, type Pointer, rootsOf, split } from '../../../src/rituals/conversations/merging.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const ALONE: readonly Pointer[] = IDS.map((id) => ({ id, mergedIntoId: null }));

const act = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), from: fc.constantFrom(...IDS), into: fc.constantFrom(...IDS) }),
  fc.record({ kind: fc.constant('split' as const), id: fc.constantFrom(...IDS) }),
);
const after = (pointers: readonly Pointer[], done: typeof act extends fc.Arbitrary<infer A> ? A : never) =>
  done.kind === 'split' ? split(pointers, done.id) : (merged(pointers, done.from, done.into) ?? pointers);
const state = fc.array(act, { maxLength: 20 }).map((acts) => acts.reduce(after, ALONE));

/** Who is one with whom, each group by its ids. */
function groups(pointers: readonly Pointer[]): string[] {
  const roots = rootsOf(pointers);
  return IDS.map((id) => IDS.filter((other) => (roots.get(other) ?? other) === (roots.get(id) ?? id)).join(''));
}

describe('merging customers', () => {
  it('never goes in a circle: everybody stands for somebody who stands for themselves', () => {
    fc.assert(
      fc.property(state, (pointers) => {
        const roots = rootsOf(pointers);
        for (const { id, mergedIntoId } of pointers) {
          const root = roots.get(id) ?? null;
          expect(root === null).toBe(mergedIntoId === null);
          if (root !== null) expect(roots.get(root)).toBeNull();
        }
      }),
    );
  });

  it('makes the two, and all who are one with either, one; parting them gives back exactly what was', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...IDS), fc.constantFrom(...IDS), (before, from, into) => {
        const joined = merged(before, from, into);
        const rootOf = (id: string) => rootsOf(before).get(id) ?? id;
        if (joined === null) {
          expect(rootOf(from)).toBe(rootOf(into));
          return;
        }
        expect(rootsOf(joined).get(from)).toBe(rootOf(into));
        expect(groups(joined)[IDS.indexOf(from)]).toBe(groups(joined)[IDS.indexOf(into)]);
        expect(split(joined, rootOf(from))).toEqual(before);
      }),
    );
  });

  it('a chain, A into B and B into C, stands for C; parted from C, A stays with B', () => {
    const chain = [
      { id: 'a', mergedIntoId: 'b' },
      { id: 'b', mergedIntoId: 'c' },
      { id: 'c', mergedIntoId: null },
    ];
    expect(Object.fromEntries(rootsOf(chain))).toEqual({ a: 'c', b: 'c', c: null });
    expect(Object.fromEntries(rootsOf(split(chain, 'b')))).toEqual({ a: 'b', b: null, c: null });
  });

  it('whatever was merged in whatever order: splitting all gives back what there was at first', () => {
    fc.assert(
      fc.property(state, fc.shuffledSubarray([...IDS], { minLength: IDS.length }), (pointers, order) => {
        expect(order.reduce(split, pointers)).toEqual(ALONE);
      }),
    );
  });
});
