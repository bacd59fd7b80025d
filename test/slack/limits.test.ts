import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { andMore, cutOnWord, fits, lengthOf } from '../../src/slack/limits.ts';
import { splitText } from '../../src/slack/text-fields.ts';

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom(' ', '\n', '👩‍👩‍👧‍👦', 'é', 'a', 'word'), fc.string({ unit: 'grapheme' })),
});

describe('cutting on a word', () => {
  test('gives the text itself when it fits', () => {
    expect(cutOnWord('exactly', 7)).toBe('exactly');
  });

  test('ends at a word’s end with an ellipsis', () => {
    expect(cutOnWord('the export times out', 15)).toBe('the export…');
  });

  test('cuts one endless word where it stands, and never inside an emoji', () => {
    expect(cutOnWord('a'.repeat(30), 10)).toBe(`${'a'.repeat(9)}…`);
    expect(cutOnWord('👩‍👩‍👧‍👦'.repeat(3), 10)).toBe('👩‍👩‍👧‍👦…');
  });

  test('always gives a beginning of the text within the limit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const cut = cutOnWord(text, limit);
        expect(lengthOf(cut)).toBeLessThanOrEqual(limit);
        expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});

test('a list longer than its place says how many more there are', () => {
  expect(andMore([1, 2, 3, 4, 5], 3)).toEqual({ shown: [1, 2, 3], more: 'and 2 more' });
  expect(andMore([1, 2, 3], 3)).toEqual({ shown: [1, 2, 3], more: null });
});

test('lengths are code points, as Slack counts', () => {
  expect(lengthOf('𝒳👍')).toBe(2);
  expect(fits('👍'.repeat(255), 255, 'an id')).toHaveLength(510);
  expect(() => fits('x'.repeat(256), 255, 'an id')).toThrow('an id is 256 characters long, Slack takes 255');
});

describe('splitting long text over inputs', () => {
  test('loses nothing, and no part is longer than an input takes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 20 }), fc.integer({ min: 2, max: 50 }), (texts, limit) => {
        const text = texts.join('');
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => lengthOf(part) <= limit)).toBe(true);
      }),
    );
  });

  test('leaves no blank at an edge, which an input might not give back', () => {
    const parts = splitText('some words '.repeat(1_000), 3_000);
    expect(parts).toHaveLength(4);
    for (const part of parts.slice(0, -1)) expect(part).toBe(part.trim());
  });
});
