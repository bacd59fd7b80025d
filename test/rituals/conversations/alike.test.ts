import { expect, it } from 'vitest';
import { mayBeSame } from '../../../src/rituals/conversations/alike.ts';
import { parseCustomerName } from '../../../src/rituals/conversations/command-line.ts';

it.each([
  ['Acme', 'Acme Oy', true],
  ['Maarit, Acme', 'Maarit Virtanen, Acme Oy', true],
  ['Marit Virtanen, Acme', 'Maarit Virtanen, Acme Oy', true],
  ['Virtanen Maarit, Acme', 'Maarit Virtanen, Acme Oy', true],
  ['Marit Virtanen', 'Maarit Virtanen, Acme Oy', true],
  ['Maarit, Beta Oy', 'Maarit, Acme Oy', false],
  ['Leena, Acme Oy', 'Maarit, Acme Oy', false],
  ['Maarit, Acme Oy', 'Acme', false],
  ['Acme', 'Maarit, Acme Oy', false],
  ['Maarit', 'Maarit Virtanen, Acme Oy', false],
])('somebody new, %s, may be %s: %s', (fresh, known, expected) => {
  expect(mayBeSame(parseCustomerName(fresh), parseCustomerName(known))).toBe(expected);
});
