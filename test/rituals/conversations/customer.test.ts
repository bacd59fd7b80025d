import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customer, customerName, matchKey, sameCustomer } from '../../../src/rituals/conversations/customer.ts';

const customer = (id: string, person: string, organisation: string): Customer => ({
  id,
  person,
  organisation,
  kinds: [],
});
const ACME = customer('acme', '', 'Acme Oy');
const MAARIT = customer('maarit', 'Maarit', 'Acme Oy');
const MAARIT_ELSEWHERE = customer('maarit-2', 'Maarit', 'Lastekodu');
const BJORN = customer('bjorn', 'Björn Straße', '');

describe('a customer’s name', () => {
  it('puts the person first, and needs only one of the two', () => {
    expect(customerName(MAARIT)).toBe('Maarit, Acme Oy');
    expect(customerName(ACME)).toBe('Acme Oy');
    expect(customerName(BJORN)).toBe('Björn Straße');
    expect(customerName({ person: '', organisation: '' })).toBe('');
  });
});

describe('names match', () => {
  it.each([
    ['Maarit', 'MAARIT'],
    ['  Acme   Oy ', 'acme oy'],
    ['Björn', 'Bjorn'],
    ['BJÖRN STRASSE', 'Björn Straße'],
    ['Ａｃｍｅ', 'Acme'],
    ['José', 'José'],
    ['Γιάννης', 'ΓΙΑΝΝΗΣ'],
    ['مُحَمَّد', 'محمد'],
    ['Işık', 'ISIK'],
  ])('%s and %s', (one, other) => {
    expect(matchKey(one)).toBe(matchKey(other));
  });

  it.each([
    ['राम', 'रमा'],
    ['か', 'が'],
    ['Acme', 'Acme Oy'],
    ['🐻', '🐼'],
  ])('%s and %s do not', (one, other) => {
    expect(matchKey(one)).not.toBe(matchKey(other));
  });

  it('the same way however often they are folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(matchKey(matchKey(name))).toBe(matchKey(name));
      }),
      { numRuns: 500 },
    );
  });

  it('whatever the case they are typed in, for letters of living alphabets', () => {
    const letters = fc.stringMatching(/^[a-zäöüßåéñçøæœ абвгдёжя αβγδές]{0,30}$/);
    fc.assert(
      fc.property(letters, (name) => {
        expect(matchKey(name.toUpperCase())).toBe(matchKey(name));
      }),
    );
  });
});

describe('which customer is meant', () => {
  it('is the one with the same person and organisation', () => {
    expect(sameCustomer({ person: 'maarit', organisation: 'LASTEKODU' }, [MAARIT, MAARIT_ELSEWHERE])).toBe(
      MAARIT_ELSEWHERE,
    );
    expect(sameCustomer({ person: '', organisation: 'acme oy' }, [MAARIT, ACME])).toBe(ACME);
  });

  it('is the only one of that name when no organisation is given', () => {
    expect(sameCustomer({ person: 'Maarit', organisation: '' }, [ACME, MAARIT])).toBe(MAARIT);
  });

  it('is nobody when two share the name, when the organisation differs, or when only colleagues of theirs are known', () => {
    expect(sameCustomer({ person: 'Maarit', organisation: '' }, [MAARIT, MAARIT_ELSEWHERE])).toBeUndefined();
    expect(sameCustomer({ person: 'Maarit', organisation: 'Nobody Ltd' }, [MAARIT])).toBeUndefined();
    expect(sameCustomer({ person: '', organisation: 'Acme Oy' }, [MAARIT])).toBeUndefined();
    expect(sameCustomer({ person: 'Maarit', organisation: '' }, [])).toBeUndefined();
  });
});
