import { describe, expect, it } from 'vitest';
import { areAlike } from '../../src/search/alike.ts';

/** Written by two people of the same one. */
const SAME: readonly (readonly [string, string])[] = [
  ['Acme Oy', 'Acme'],
  ['Acme Oy', 'ACME OYJ'],
  ['Acme Ltd', 'Acme Limited'],
  ['Acme Ltd.', 'acme ltd'],
  ['Siemens AG', 'Siemens'],
  ['Muster GmbH & Co. KG', 'Muster GmbH'],
  ['Foo, Inc.', 'Foo Inc'],
  ['Brio AB', 'Brio'],
  ['Müller GmbH', 'Muller'],
  ['Hotel Cosmo', 'HotelCosmo'],
  ['Hotel Cosmo', 'Cosmo Hotel'],
  ['Delta Logistics', 'Delta Logistcs'],
  ['Lastekodu', 'Lasteködu'],
  ['Lastekodu OÜ', 'Lastkodu'],
  ['O’Brien & Sons', 'OBrien Sons'],
  ['S.A. Lumière', 'Lumiere SA'],
  ['The Body Shop', 'Body Shop'],
  ['Maarit Virtanen', 'Virtanen Maarit'],
  ['Maarit Virtanen', 'Marit Virtanen'],
  ['Jonas Lindqvist', 'Jonas Lindkvist'],
  ['Ines Duarte', 'Inês Duarte'],
  ['Team 12', 'team 12'],
  ['Straße 7', 'STRASSE 7'],
  ['Deutsche Telekom', 'Deutsche Telecom'],
  ['Yritys A/S', 'Yritys'],
  ['Ærø Færge', 'Aero Faerge'],
  ['Łódź', 'Lodz'],
];

/** Two who are two. The last two are as near as a slip, and are asked about for nothing. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['Brio', 'Trio'],
  ['Acme', 'Acne'],
  ['Store 12', 'Store 13'],
  ['Delta Logistics', 'Delta Airlines'],
  ['Hotel Cosmo', 'Hotel Costa Verde'],
  ['Maarit Virtanen', 'Maarit Lehtonen'],
  ['Leena Saar', 'Leena Kask'],
  ['Oy', 'Ab'],
  ['Beta Oy', 'Delta Oy'],
  ['North Bank', 'South Bank'],
  ['Tallinn University', 'Tartu University'],
  ['Kim', 'Jim'],
  ['Anna', 'Hanna'],
  ['Pekka Korhonen', 'Pekka Nieminen'],
  ['Red Cross', 'Blue Cross'],
  ['', 'Acme'],
  ['🐻', '🐺'],
  ['2024', '2025'],
  ['First Aid Group', 'First Aid Group Narva'],
  ['Gamma', 'Gamma Rays'],
  ['City of Turku', 'City of Oulu'],
  ['Maria Lind', 'Mario Lind'],
  ['Nordea', 'Norden'],
];

describe('whether two names may be one', () => {
  const found = SAME.filter(([one, other]) => areAlike(one, other));
  const falsely = OTHERS.filter(([one, other]) => areAlike(one, other));

  it('finds at least 95 in a hundred of those written by two people', () => {
    expect(SAME.filter((pair) => !found.includes(pair))).toEqual([]);
    expect(found.length / SAME.length).toBeGreaterThanOrEqual(0.95);
  });

  it('asks for nothing at most once in ten times', () => {
    expect(falsely).toEqual([
      ['Maria Lind', 'Mario Lind'],
      ['Nordea', 'Norden'],
    ]);
    expect(found.length / (found.length + falsely.length)).toBeGreaterThanOrEqual(0.9);
  });

  it('does not depend on which of the two comes first', () => {
    for (const [one, other] of [...SAME, ...OTHERS]) expect(areAlike(one, other)).toBe(areAlike(other, one));
  });
});
