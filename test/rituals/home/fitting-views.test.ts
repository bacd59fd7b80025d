import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitting } from '../../../src/rituals/home/fitting-views.ts';

const lines = (name: string, count: number): KnownBlock[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'section',
    text: { type: 'plain_text', text: `${name}${index}` },
  }));
const part = (name: string, count: number, brief?: number) => ({
  blocks: lines(name, count),
  ...(brief === undefined ? {} : { brief: lines(`${name} in brief `, brief) }),
});
const read = (blocks: readonly KnownBlock[]) =>
  blocks.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : []));

describe('what does not fit into App Home', () => {
  it('is shortened, the longest part first, and no more than must be', () => {
    const parts = [part('a', 3), part('b', 4, 1), part('c', 5, 2)];
    expect(fitting(parts, 12)).toHaveLength(12);
    expect(read(fitting(parts, 11))).toEqual([
      ...['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'b3'],
      ...['c in brief 0', 'c in brief 1'],
    ]);
    expect(read(fitting(parts, 8))).toEqual(['a0', 'a1', 'a2', 'b in brief 0', 'c in brief 0', 'c in brief 1']);
  });

  it('keeps a part that would not be shorter', () => {
    expect(read(fitting([part('a', 2, 2), part('b', 2, 3)], 1))).toEqual(['a0', 'a1', 'b0', 'b1']);
  });

  it('always fits when all in brief do, keeps the order, and leaves nothing out altogether', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10 })), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(sizes, (list) => {
        const parts = list.map(([whole, brief], index) => part(`${index} `, whole, brief));
        const shown = read(fitting(parts, 100)).map((line) => line.split(' ')[0]);
        expect(shown.length).toBeLessThanOrEqual(100);
        expect([...new Set(shown)]).toEqual(list.map((_, index) => String(index)));
      }),
    );
  });
});
