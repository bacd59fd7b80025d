import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCustomerName, parseHeard } from '../../../src/rituals/conversations/command-line.ts';

const capture = (person: string, organisation: string, words: string) => ({
  kind: 'capture',
  customer: { person, organisation },
  words,
});

describe('/heard', () => {
  it.each([
    ['', capture('', '', '')],
    ['   ', capture('', '', '')],
    ['Acme: the export times out', capture('', 'Acme', 'the export times out')],
    ['Maarit, Acme Oy: the export: always late', capture('Maarit', 'Acme Oy', 'the export: always late')],
    ['Maarit, : thank you', capture('Maarit', '', 'thank you')],
    ['Acme:', capture('', 'Acme', '')],
    ['Acme:\nfirst line\nsecond line', capture('', 'Acme', 'first line\nsecond line')],
    ['🐻 Karhu: olut 🍺 loppui', capture('', '🐻 Karhu', 'olut 🍺 loppui')],
    ['מרים: תודה רבה', capture('', 'מרים', 'תודה רבה')],
    ['<!channel>: *bold* `code` &amp;', capture('', '<!channel>', '*bold* `code` &amp;')],
    ['they want dark mode', capture('', '', 'they want dark mode')],
    ['meet at 10:30 sharp', capture('', '', 'meet at 10:30 sharp')],
    ['see https://example.com/a for more', capture('', '', 'see https://example.com/a for more')],
    ['help us find the export', capture('', '', 'help us find the export')],
    ['12 people asked for it', capture('', '', '12 people asked for it')],
    ['12', { kind: 'show', number: 12 }],
    ['#12', { kind: 'show', number: 12 }],
    [' #007 ', { kind: 'show', number: 7 }],
    ['edit 12', { kind: 'edit', number: 12 }],
    ['take 12', { kind: 'take', number: 12 }],
    ['take 12 of them off the list', capture('', '', 'take 12 of them off the list')],
    ['Delete #12', { kind: 'delete', number: 12 }],
    ['delete 12 rows of the export', capture('', '', 'delete 12 rows of the export')],
    ['edit', { kind: 'unclear', text: 'edit' }],
    ['customer Maarit, Acme Oy', { kind: 'customer', name: 'Maarit, Acme Oy' }],
    ['customer said: your prices are fair', capture('', 'customer said', 'your prices are fair')],
    ['customer who waited for a week and then left', capture('', '', 'customer who waited for a week and then left')],
    ['customer', { kind: 'unclear', text: 'customer' }],
    ['forget Acme', { kind: 'forget', whom: { kind: 'customer', customer: { person: '', organisation: 'Acme' } } }],
    ['Forget @Mikko Salo', { kind: 'forget', whom: { kind: 'colleague', name: 'Mikko Salo', slackUserId: '' } }],
    ['forget <@U0MIKKO01>', { kind: 'forget', whom: { kind: 'colleague', name: '', slackUserId: 'U0MIKKO01' } }],
    [
      'forget the export, it was the invoice all along',
      capture('', '', 'forget the export, it was the invoice all along'),
    ],
    ['forget', { kind: 'unclear', text: 'forget' }],
    ['quiet', { kind: 'quiet' }],
    ['Quiet please, they said', capture('', '', 'Quiet please, they said')],
    ['help', { kind: 'help' }],
    ['HELP', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['tpo', { kind: 'unclear', text: 'tpo' }],
    ['##12', { kind: 'unclear', text: '##12' }],
    ['-1', { kind: 'unclear', text: '-1' }],
    ['12345678901', { kind: 'unclear', text: '12345678901' }],
    ['🎉', { kind: 'unclear', text: '🎉' }],
  ])('%j', (text, request) => {
    expect(parseHeard(text)).toEqual(request);
  });

  it('never throws, and gives only numbers the database can hold', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const request = parseHeard(text);
        if (request.kind === 'show') expect(request.number).toBeLessThan(2 ** 31);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word of what was typed behind a customer’s name', () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ž]{1,20}( [A-Za-zÀ-ž]{1,20})?$/);
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(name, name, words, (person, organisation, said) => {
        expect(parseHeard(`${person}, ${organisation}: ${said}`)).toEqual(capture(person, organisation, said.trim()));
      }),
    );
  });

  it('shows every number as people write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('', '#', ' #'), (number, mark) => {
        expect(parseHeard(`${mark}${number}`)).toEqual({ kind: 'show', number });
      }),
    );
  });
});

describe('a customer’s name in one line', () => {
  it.each([
    ['Acme', { person: '', organisation: 'Acme' }],
    ['Maarit, Acme Oy', { person: 'Maarit', organisation: 'Acme Oy' }],
    ['Maarit, Acme, Inc.', { person: 'Maarit', organisation: 'Acme, Inc.' }],
    [' , Acme', { person: '', organisation: 'Acme' }],
    ['', { person: '', organisation: '' }],
  ])('%j', (text, name) => {
    expect(parseCustomerName(text)).toEqual(name);
  });

  it('fits its fields and never ends in half an emoji', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }), (text) => {
        const { person, organisation } = parseCustomerName(text);
        for (const part of [person, organisation]) {
          expect(part.length).toBeLessThanOrEqual(100);
          expect(() => encodeURIComponent(part)).not.toThrow();
          expect(part).toBe(part.trim());
        }
      }),
    );
    expect(parseCustomerName(`${'x'.repeat(99)}🐻🐻`).organisation).toBe('x'.repeat(99));
  });
});
