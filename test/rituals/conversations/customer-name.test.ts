import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerName, fullName, kindsBeside } from '../../../src/rituals/conversations/customer-name.ts';
import type { Display } from '../../../src/settings/settings.ts';
import { customer, typed } from '../support/conversations.ts';

const called = (person: string, organisation: string, display: Display, kinds: readonly string[] = []) =>
  customerName(customer({ person, organisation, display, kinds }));

describe('a customer’s whole name', () => {
  it.each([
    ['Maarit', 'Acme Oy', 'Maarit, Acme Oy'],
    ['', 'Acme Oy', 'Acme Oy'],
    ['Björn Straße', '', 'Björn Straße'],
    ['', '', ''],
  ])('of “%s” at “%s” is “%s”', (person, organisation, name) => {
    expect(fullName({ person, organisation })).toBe(name);
    expect(called(person, organisation, 'full_name')).toBe(name);
  });
});

describe('by first name', () => {
  it.each([
    ['Maarit Virtanen', 'Acme Oy', 'Maarit, Acme Oy'],
    ['Maarit', '', 'Maarit'],
    ['Dr. Maarit Virtanen', 'Acme Oy', 'Maarit, Acme Oy'],
    ['Γιάννης Παππάς', '', 'Γιάννης'],
    ['', 'Acme Oy', 'Acme Oy'],
    // Written in one piece, the family's name first: its first sign says no more than an initial does.
    ['田中太郎', '株式会社', '田., 株式会社'],
    ['김 민준', '', '김. 민.'],
  ])('“%s” at “%s” is “%s”', (person, organisation, name) => {
    expect(called(person, organisation, 'first_name')).toBe(name);
  });
});

describe('by initials', () => {
  it.each([
    ['Maarit Virtanen', 'Acme Oy', 'M. V., Acme Oy'],
    ['maarit', '', 'M.'],
    ['José de la Cruz y Santos', '', 'J. D. L. C.'],
    ['  Björn   Straße ', '', 'B. S.'],
    ['', 'Acme Oy', 'Acme Oy'],
    ['मीरा शर्मा', '', 'मी. श.'],
    ['123', '', 'A customer'],
  ])('“%s” at “%s” is “%s”', (person, organisation, name) => {
    expect(called(person, organisation, 'initials')).toBe(name);
  });

  it('nothing of a name but its initials is shown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{2,12} [A-Z][a-z]{2,12}$/), (person) => {
        const shown = called(person, '', 'initials');
        expect(shown).toMatch(/^[A-Z]\. [A-Z]\.$/);
      }),
    );
  });
});

describe('without a name', () => {
  it('stands the kind, else what the workspace calls them', () => {
    expect(called('Maarit Virtanen', 'Acme Oy', 'anonymous', ['volunteer', 'donor'])).toBe('A volunteer');
    expect(called('Maarit Virtanen', 'Acme Oy', 'anonymous')).toBe('A customer');
    expect(customerName(customer({ person: 'Maarit', display: 'anonymous', noun: 'asylum seeker' }))).toBe(
      'An asylum seeker',
    );
  });

  it('is the same whoever it is', () => {
    fc.assert(
      fc.property(typed(100), typed(100), (person, organisation) => {
        expect(called(person, organisation, 'anonymous')).toBe('A customer');
      }),
    );
  });

  it('the kind that stands in for the name is not said twice', () => {
    expect(kindsBeside(customer({ kinds: ['volunteer', 'donor'], display: 'anonymous' }))).toEqual(['donor']);
    expect(kindsBeside(customer({ kinds: ['volunteer', 'donor'] }))).toEqual(['volunteer', 'donor']);
  });
});
