import fc from 'fast-check';
import { type Conversation, LEVELS, SOURCES } from '../../../src/rituals/conversations/conversation.ts';
import type { Customer } from '../../../src/rituals/conversations/customer.ts';
import type { Voice } from '../../../src/rituals/conversations/voice.ts';

/** A customer whose name may be shown. */
export const customer = (about: Partial<Customer> = {}): Customer => ({
  id: 'c1',
  person: '',
  organisation: '',
  kinds: [],
  display: 'full_name',
  noun: 'customer',
  ...about,
});

/** A record with nothing remarkable about it. */
export const conversation = (about: Partial<Conversation> = {}): Conversation => ({
  id: 'k1',
  number: 12,
  customer: customer({ id: 'c1', person: 'Maarit', organisation: 'Acme Oy', kinds: ['buyer'] }),
  words: 'The export times out every Monday.',
  lesson: '',
  level: 'unmet',
  source: 'call',
  heardOn: '2026-11-14',
  link: '',
  need: 'needs_answer',
  stage: 'new',
  audience: 'everyone',
  placeId: 'C1',
  hearerId: 'm1',
  hearer: { id: 'm1', name: 'Mikko' },
  ownerId: null,
  owner: null,
  clockFrom: new Date('2026-11-17T07:00:00Z'),
  dueAt: new Date('2026-11-18T07:00:00Z'),
  answeredAt: null,
  waitingSince: null,
  waitingUntil: '',
  voices: 0,
  lessons: [],
  createdAt: new Date('2026-11-17T07:00:00Z'),
  updatedAt: new Date('2026-11-17T07:00:00Z'),
  ...about,
});

/** Somebody else said it, with nothing remarkable about it. */
export const voice = (about: Partial<Voice> = {}): Voice => ({
  id: 'v1',
  conversationId: 'k1',
  customer: customer({ id: 'c2', person: 'Leena' }),
  words: '',
  heardOn: '2026-11-15',
  hearer: { id: 'm1', name: 'Mikko' },
  hearerId: 'm1',
  ownerId: null,
  audience: 'everyone',
  placeId: '',
  createdAt: new Date('2026-11-17T07:00:00Z'),
  ...about,
});

/** Text as people paste it: every script, marks of Slack's own, and lengths up to `max`. */
export const typed = (max: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 12 }),
          fc.constantFrom('<!channel>', '*b*', '&amp;', '👩‍👩‍👧‍👦', 'שלום'),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      fc.integer({ min: 1, max: 4_000 }),
    )
    .map(([pieces, times]) =>
      [
        ...`x${pieces
          .join(' ')
          .repeat(times)
          .slice(0, 2 * max)}`,
      ]
        .slice(0, max)
        .join('')
        .trim(),
    );

/** Records as they may stand in the database, with texts as long as the forms take them. */
export const anyConversation: fc.Arbitrary<Conversation> = fc
  .record({
    number: fc.integer({ min: 1, max: 999_999_999 }),
    person: fc.oneof(fc.constant(''), typed(100)),
    organisation: typed(100),
    kinds: fc.subarray(['buyer', 'user', 'volunteer', 'donor', 'partner']),
    words: typed(40_000),
    lesson: fc.oneof(fc.constant(''), typed(3_000)),
    level: fc.constantFrom(...LEVELS),
    source: fc.constantFrom(...SOURCES),
    link: fc.constantFrom('', 'https://example.com/a?b=1&c=|<>'),
    answeredAt: fc.constantFrom(null, new Date('2026-11-16T07:00:00Z')),
    hearer: typed(80),
    voices: fc.nat(40),
    added: fc.array(fc.tuple(typed(80), typed(3_000)), { maxLength: 4 }),
  })
  .map(({ number, person, organisation, kinds, hearer, added, ...said }) =>
    conversation({
      ...said,
      id: `k${number}`,
      number,
      customer: customer({ id: `c${number}`, person, organisation, kinds }),
      hearer: { id: 'm1', name: hearer },
      lessons: added.map(([name, text]) => ({ by: { id: 'm2', name }, text, at: new Date('2026-11-17T07:00:00Z') })),
      stage: null,
      dueAt: null,
    }),
  );
