import { describe, expect, it } from 'vitest';
import { withoutName } from '../../../src/rituals/conversations/without-name.ts';

const person = (name: string) => ({ person: name, organisation: 'Acme Oy' });

describe('a text without somebody’s name', () => {
  it.each([
    ['Maarit Virtanen', 'Weekly with Maarit in #product', 'Weekly with … in #product'],
    ['Maarit Virtanen', 'from /data/maarit_virtanen-2026.csv: 3 new', 'from /data/…_…-2026.csv: 3 new'],
    ['Maarit Virtanen', 'to /data/MaaritVirtanen.json', 'to /data/….json'],
    ['Søren Ø', 'Soren’s hour', '…’s hour'],
    ['Aino Laine', 'Ainon tunti, Laine', '… tunti, …'],
    ['Bo Ek', 'Bo talks to Bo Ek about Ek', 'Bo talks to … … about Ek'],
    ['田中太郎', '田中太郎様の会議 in #tokyo', '… in #tokyo'],
    ['Tim Ash', 'estimates of time and timings', 'estimates of … and timings'],
    ['Ada Abc', 'by <member:ada-abc-0199>', 'by <member:ada-abc-0199>'],
    ['Maarit', 'Acme Oy weekly', 'Acme Oy weekly'],
  ])('of %s: %s', (name, text, covered) => {
    expect(withoutName(text, person(name))).toBe(covered);
  });

  it('covers an organisation that stands in for a person where it stands whole', () => {
    const acme = { person: '', organisation: 'Acme Bank' };
    expect(withoutName('Acme Bank weekly, the bank holiday', acme)).toBe('… … weekly, the bank holiday');
    expect(withoutName('anything', { person: '', organisation: '' })).toBe('anything');
  });
});
