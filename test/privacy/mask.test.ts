import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/privacy/mask.ts';

type Case = readonly [country: CountryCode | null, written: string, masked: string];

const PHONES: readonly Case[] = [
  ['FI', 'Call me: +358 40 123 4567.', 'Call me: [phone].'],
  ['FI', 'Maarit, +358 40 123 4567', 'Maarit, [phone]'],
  ['FI', 'puh. 040 123 4567 iltaisin', 'puh. [phone] iltaisin'],
  ['FI', '0401234567', '[phone]'],
  ['FI', '040-1234567', '[phone]'],
  ['FI', '09 123 4567', '[phone]'],
  ['FI', '(09) 123 4567', '[phone]'],
  ['FI', 'tel:+358401234567', 'tel:[phone]'],
  ['FI', '00358 40 123 4567', '[phone]'],
  ['FI', 'her number (+358 40 123 4567) works', 'her number ([phone]) works'],
  ['FI', '040 123 4567 ja 050 765 4321', '[phone] ja [phone]'],
  ['FI', '040 123 4567 / 050 765 4321', '[phone] / [phone]'],
  ['FI', 'order 123456, call 040 123 4567', 'order 123456, call [phone]'],
  ['FI', 'one in Berlin: 030 901820', 'one in Berlin: [phone]'],
  ['FI', 'in Boston (617) 555-0123', 'in Boston [phone]'],
  ['FI', 'in Boston 617-555-0123', 'in Boston [phone]'],
  ['FI', 'in Paris 06 12 34 56 78', 'in Paris [phone]'],
  ['FI', 'in Tokyo 090-1234-5678', 'in Tokyo [phone]'],
  ['DE', 'Tel.: 030/901820', 'Tel.: [phone]'],
  ['DE', '+49 (0)30 901820', '[phone]'],
  ['DE', '+49 30 901820-12', '[phone]'],
  ['DE', '0151 23456789', '[phone]'],
  ['DE', '0049 151 23456789', '[phone]'],
  ['FR', '06.12.34.56.78', '[phone]'],
  ['FR', '06 12 34 56 78', '[phone]'],
  ['FR', '+33 6 12 34 56 78', '[phone]'],
  ['FR', '+33 (0)6 12 34 56 78', '[phone]'],
  ['GB', '020 7946 0958', '[phone]'],
  ['GB', '+44 20 7946 0958 ext. 12', '[phone]'],
  ['GB', '07912 345678', '[phone]'],
  ['GB', 'mobile 07700 900123', 'mobile [phone]'],
  ['GB', '+44 7700 900123', '[phone]'],
  ['US', '(202) 555-0123', '[phone]'],
  ['US', '202-555-0123', '[phone]'],
  ['US', '202.555.0123', '[phone]'],
  ['US', '1-202-555-0123', '[phone]'],
  ['US', '2025550123', '[phone]'],
  ['US', '+1 202 555 0123 x12', '[phone]'],
  ['US', '011 44 20 7946 0958', '[phone]'],
  ['IN', '98765 43210', '[phone]'],
  ['IN', '9876543210', '[phone]'],
  ['IN', '+91-98765-43210', '[phone]'],
  ['IN', '022 2345 6789', '[phone]'],
  ['JP', '03-1234-5678', '[phone]'],
  ['JP', '+81 90-1234-5678', '[phone]'],
  ['JP', '＋８１ ９０ １２３４ ５６７８', '[phone]'],
  ['ES', '612 345 678', '[phone]'],
  ['NO', '406 12 345', '[phone]'],
  ['DK', '20 12 34 56', '[phone]'],
  ['SE', '070-123 45 67', '[phone]'],
  ['IT', '06 6982 1234', '[phone]'],
  ['CH', '044 668 18 00', '[phone]'],
  ['BR', '(11) 96123-4567', '[phone]'],
  ['AU', '0412 345 678', '[phone]'],
  ['CN', '138 1234 5678', '[phone]'],
  ['SA', '٠٥٠ ١٢٣ ٤٥٦٧', '[phone]'],
  ['SA', 'جوال 050 123 4567', 'جوال [phone]'],
  ['CN', '我的手机13812345678，晚上打', '我的手机[phone]，晚上打'],
  ['JP', '携帯09012345678までお願いします', '携帯[phone]までお願いします'],
  ['KR', '전화 010-1234-5678', '전화 [phone]'],
  [null, 'телефон 8 912 345-67-89', 'телефон [phone]'],
  ['SA', 'اتصل: +٩٦٦ ٥٠ ١٢٣ ٤٥٦٧.', 'اتصل: [phone].'],
  ['IN', 'मोबाइल ९८७६५४३२१०', 'मोबाइल [phone]'],
  ['JP', '０９０－１２３４－５６７８', '[phone]'],
  ['FI', 'write to https://wa.me/358401234567 today', 'write to https://wa.me/[phone] today'],
  [
    'FI',
    'https://api.whatsapp.com/send?phone=358401234567&text=Hi',
    'https://api.whatsapp.com/send?phone=[phone]&text=Hi',
  ],
  [null, '+972 54-123-4567', '[phone]'],
  [null, '+254 712 345678', '[phone]'],
  [null, 'write to <tel:+358401234567|+358 40 123 4567>', 'write to [phone]'],
];

const OTHERS: readonly Case[] = [
  ['FI', 'maarit.virtanen+news@acme.fi', '[e-mail]'],
  ['FI', '(Pekka <pekka@yhtiö.fi>)', '(Pekka <[e-mail]>)'],
  ['FI', 'ask o’brien@acme.co.uk, please', 'ask [e-mail], please'],
  ['FI', 'write to <mailto:a@acme.fi|a@acme.fi>', 'write to [e-mail]'],
  ['FI', 'a@acme.fi;b@acme.fi', '[e-mail];[e-mail]'],
  ['FI', '4111 1111 1111 1111', '[card]'],
  ['FI', '4111-1111-1111-1111, exp. 12/27', '[card], exp. 12/27'],
  ['FI', 'card 5555555555554444 was refused', 'card [card] was refused'],
  ['FI', '3782 822463 10005', '[card]'],
  ['FI', '4111 1111 1111 1111 123', '[card] 123'],
  ['FI', '4111.1111.1111.1111', '[card]'],
  ['FI', 'card ４１１１ １１１１ １１１１ １１１１, expired', 'card [card], expired'],
  ['FI', 'xoxb-123456789012-abcdefGHIJKL', '[secret]'],
  ['FI', `key ${'sk_live'}_4eC39HqLyjWDarjtT1zdp7dc`, 'key [secret]'],
  ['FI', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', '[secret]'],
  ['FI', 'AKIAIOSFODNN7EXAMPLE', '[secret]'],
  ['FI', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N', '[secret]'],
  ['FI', 'Authorization: Bearer 7f3d-99aa-token-0001', 'Authorization: Bearer [secret]'],
  ['FI', 'password: hunter2!', 'password: [secret]'],
  ['FI', 'salasana: kissa123', 'salasana: [secret]'],
  ['NO', 'passord: katten123', 'passord: [secret]'],
  [null, 'пароль: kot12345', 'пароль: [secret]'],
  ['CN', '密码：kitty123', '密码：[secret]'],
  ['FI', 'wJalrXUtnFEMI7K7MDENGbPxRfiCYEXAMPLEKEY99', '[secret]'],
  ['FI', '9f86d081884c7d659a2feaa0c55ad015', '[secret]'],
  ['FI', 'https://x.io/cb?id=7&access_token=abc123def456#top', 'https://x.io/cb?id=7&access_token=[secret]#top'],
  ['FI', 'https://x.io/u?mail=a%40acme.fi', 'https://x.io/u?mail=[e-mail]'],
  ['FI', 'https://ann:pa55word@x.io/', 'https://[secret]@x.io/'],
];

const STAYS: readonly (readonly [CountryCode | null, string])[] = [
  ['FI', 'order 0401234567'],
  ['FI', 'Order number: 0401234567'],
  ['FI', 'orders 0401234567 and 0407654321'],
  ['FI', 'tilausnumero 0401234567'],
  ['FI', 'lasku 20261126'],
  ['FI', 'Viite: 12344'],
  ['FI', 'INV-0401234567'],
  ['FI', 'PO-2026-0401234'],
  ['FI', '#0401234567'],
  ['FI', '#12, #345'],
  ['FI', 'Y-tunnus 0201234-5'],
  ['FI', '01.02.2026'],
  ['FI', '26.11.2026 klo 14.30'],
  ['FI', '2026-11-26 10:30'],
  ['FI', '2026-11-26T10:30:00Z'],
  ['FI', '05-06-2026'],
  ['FI', '1.1.2026–31.12.2026'],
  ['FI', '11/26/2026'],
  ['FI', '1 234 567,00 €'],
  ['FI', '€ 2 500 000'],
  ['FI', '12 345 678 users'],
  ['FI', '0.1234567'],
  ['FI', 'version 10.20.3045'],
  ['FI', 'v1.2.3-beta.4'],
  ['FI', '192.168.100.200'],
  ['FI', '60.1699, 24.9384'],
  ['FI', 'FI21 1234 5600 0007 85'],
  ['DE', 'DE89 3704 0044 0532 0130 00'],
  ['DE', 'Bestellung 015123456789'],
  ['DE', 'Rechnungsnummer 030901820'],
  ['DE', 'Rechnung Nr. 2026/000123'],
  ['DE', '1.234.567'],
  ['FR', 'commande n° 0612345678'],
  ['FR', 'le 06/12/2026'],
  ['US', 'order 2025550123'],
  ['US', 'invoice #2025550123'],
  ['US', 'ticket 4155550132 is open'],
  ['US', '$2,025,550'],
  ['US', 'ISBN 978-3-16-148410-0'],
  ['US', '12/31/2026 at 9:30'],
  ['JP', '注文番号 09012345678'],
  ['CN', '订单13812345678'],
  ['IN', '12,34,567 rupees'],
  ['GB', '10-12 people'],
  ['FI', '4111 1111 1111 1112'],
  ['FI', '1.234.567.890.123.456'],
  ['SA', '١٬٢٣٤٬٥٦٧ ريال'],
  ['FI', '1234567812345678'],
  ['FI', '550e8400-e29b-41d4-a716-446655440000'],
  ['FI', 'https://laine.slack.com/archives/C0123ABCD/p1764150000123456'],
  ['FI', 'https://x.io/orders/0401234567?page=2'],
  ['FI', 'password: reset does not work'],
  ['FI', 'the token expired'],
  ['FI', '@mikko and @types/node@20.1.2'],
  ['FI', '5 @ 3 euros'],
  ['FI', 'Screenshot_2026-01-01_at_10.22.33.png'],
  ['FI', 'getUserByIdAndOrganisationName'],
  ['FI', 'call at 10:30 or 14.15'],
  ['FI', 'in 2025, 2026 and 2027'],
  ['FI', '100 000 and 250 000'],
  ['FI', 'We waited 3 weeks, 2 days and 45 minutes.'],
  ['FI', 'gate +3, floor 12'],
  ['FI', '[phone] and [e-mail], [card], [secret]'],
];

describe('masking', () => {
  it.each([...PHONES, ...OTHERS])('in %s: %s → %s', (country, written, expected) => {
    expect(mask(written, { country }).text).toBe(expected);
  });

  it.each(STAYS)('in %s leaves alone: %s', (country, written) => {
    expect(mask(written, { country })).toEqual({ text: written, found: [] });
  });

  it('says what it found, each sort once', () => {
    const text = 'a@acme.fi, b@acme.fi, +358 40 123 4567, 4111 1111 1111 1111, xoxb-123456789012-abcdef';
    expect(mask(text, { country: 'FI' }).found).toEqual(['e-mail', 'phone', 'card', 'secret']);
  });
});

const WORDS = [
  'She',
  'said',
  '—',
  'häiriö',
  '“fine”',
  'बहुत',
  '大丈夫',
  '🙂',
  'nobody;',
  '(really)',
  'called?',
  '\n',
  '*',
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' '));
const country = fc.constantFrom<CountryCode | null>('FI', 'DE', 'US', 'IN', 'JP', 'NO', null);
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(...[...PHONES, ...OTHERS].map(([, written]) => written)),
  fc.constantFrom(...STAYS.map(([, written]) => written)),
  fc.stringMatching(/^[0-9 ()+./@-]{1,24}$/),
);

/** A mobile number of every country there is, as the numbering plans give it for examples. */
const EXAMPLES = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);
/** The shortest that are told from other numbers: a few islands have shorter ones at home. */
const FEWEST_DIGITS = 7;

/** The ways in which people write it where its country is not their own. */
const ABROAD: readonly ((number: PhoneNumber) => string)[] = [
  (number) => number.formatInternational(),
  (number) => number.formatInternational().replaceAll(' ', '-'),
  (number) => number.formatInternational().replaceAll(' ', '.'),
  (number) => number.formatInternational().replaceAll(' ', '\u00a0'),
  ({ number }) => number,
  ({ countryCallingCode, nationalNumber }) => `+${countryCallingCode} ${nationalNumber}`,
];
/** And at home. */
const AT_HOME: readonly ((number: PhoneNumber) => string)[] = [
  (number) => number.formatNational(),
  (number) => number.formatNational().replaceAll(' ', '-'),
  (number) => number.formatNational().replace(/\D/gu, ''),
];

describe('a phone number of any country', () => {
  it('is one of more than two hundred', () => {
    expect(EXAMPLES.length).toBeGreaterThan(200);
  });

  it.each(EXAMPLES)('of %j is masked in every way people write it abroad', (number) => {
    for (const write of ABROAD) {
      expect([write(number), mask(write(number), { country: null }).text]).toEqual([write(number), '[phone]']);
    }
  });

  it('is masked in whatever it stands, as it is written abroad, or at home after a word that says so', () => {
    const written = fc.oneof(
      fc.record({ number: fc.constantFrom(...EXAMPLES), write: fc.constantFrom(...ABROAD), said: fc.constant('') }),
      fc.record({
        number: fc.constantFrom(
          ...EXAMPLES.filter((each) => each.formatNational().replace(/\D/gu, '').length >= FEWEST_DIGITS),
        ),
        write: fc.constantFrom(...AT_HOME),
        said: fc.constantFrom('call ', 'tel. ', 'her mobile: ', 'puh. ', 'WhatsApp '),
      }),
    );
    fc.assert(
      fc.property(prose, written, prose, (before, { number, write, said }, after) => {
        const home = number.country ?? null;
        expect(mask(`${before} ${said}${write(number)} ${after}`, { country: home }).text).toBe(
          `${before} ${said}[phone] ${after}`,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('whatever is masked', () => {
  it('stays the same when it is masked again', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('', ' ', ', '), country, (pieces, glue, home) => {
        const once = mask(pieces.join(glue), { country: home }).text;
        expect(mask(once, { country: home })).toEqual({ text: once, found: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a text without digit and @ to the letter', () => {
    const unmarked = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/[\p{Nd}@]/u.test(text));
    fc.assert(
      fc.property(unmarked, country, (text, home) => {
        expect(mask(text, { country: home }).text).toBe(text);
      }),
    );
  });

  it('leaves what stands around it to the letter', () => {
    const known = fc.constantFrom<readonly [string, string]>(
      ['+358 40 123 4567', '[phone]'],
      ['+1 (202) 555-0123', '[phone]'],
      ['maarit@acme.fi', '[e-mail]'],
      ['4111 1111 1111 1111', '[card]'],
      ['xoxb-123456789012-abcdef', '[secret]'],
    );
    fc.assert(
      fc.property(prose, known, prose, country, (before, [written, put], after, home) => {
        expect(mask(`${before} ${written} ${after}`, { country: home }).text).toBe(`${before} ${put} ${after}`);
      }),
    );
  });
});
