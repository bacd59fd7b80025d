import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey, sameCustomer } from '../../../src/rituals/conversations/customer.ts';
import { customer } from '../support/conversations.ts';

const ACME = customer({ id: 'acme', organisation: 'Acme Oy' });
const MAARIT = customer({ id: 'maarit', person: 'Maarit', organisation: 'Acme Oy' });
const MAARIT_ELSEWHERE = customer({ id: 'maarit-2', person: 'Maarit', organisation: 'Lastekodu' });

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
    ['Søren Łuczak', 'soren luczak'],
    ['Ærø Þing', 'AERO thing'],
    ['Đặng', 'Dang'],
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
    const letters = fc.stringMatching(/^[a-zäöüßåéñçøæœłđðþħŋŧ абвгдёжя αβγδές]{0,30}$/);
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
