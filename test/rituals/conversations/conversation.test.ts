import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Conversation,
  firstStanding,
  isDealtWith,
  mayUndo,
  NEEDS,
  type Stage,
  saysAlready,
  type Told,
  UNDO_WINDOW_MS,
  waitsForOwner,
} from '../../../src/rituals/conversations/conversation.ts';
import type { Owed } from '../../../src/settings/clocks.ts';
import { customer } from '../support/conversations.ts';

const NOW = new Date('2026-03-04T12:00:00Z');
const DUE = new Date('2026-03-05T12:00:00Z');
const LATER = new Date('2026-03-11T12:00:00Z');
const clocks = { due: (owed: Owed) => (owed === 'owner' ? DUE : LATER) };

const conversation: Conversation = {
  id: 'c1',
  number: 12,
  customer: customer({ id: 'acme', organisation: 'Acme Oy' }),
  words: 'The export times out.',
  lesson: '',
  level: 'unmet',
  source: 'call',
  heardOn: '2026-03-04',
  link: '',
  need: 'needs_answer',
  stage: 'new',
  audience: 'everyone',
  placeId: '',
  hearerId: 'mikko',
  hearer: { id: 'mikko', name: 'Mikko Salo' },
  ownerId: null,
  owner: null,
  clockFrom: NOW,
  dueAt: DUE,
  answeredAt: null,
  waitingSince: null,
  waitingUntil: '',
  voices: 0,
  lessons: [],
  createdAt: NOW,
  updatedAt: NOW,
};

describe('a fresh record', () => {
  it('that needs an answer waits for an owner, with a clock', () => {
    expect(firstStanding('needs_answer', 'mikko', NOW, clocks)).toEqual({
      stage: 'new',
      ownerId: null,
      clockFrom: NOW,
      dueAt: DUE,
      answeredAt: null,
    });
  });

  it('that its hearer answered is theirs and answered, with a clock for what was learned', () => {
    expect(firstStanding('answered_by_me', 'mikko', NOW, clocks)).toEqual({
      stage: 'answered',
      ownerId: 'mikko',
      clockFrom: NOW,
      dueAt: LATER,
      answeredAt: NOW,
    });
  });

  it('runs no clock for what was heard before clocks are counted, and is needed all the same', () => {
    expect(firstStanding('needs_answer', 'mikko', NOW, null)).toMatchObject({
      ...{ stage: 'new', clockFrom: null, dueAt: null },
    });
    expect(firstStanding('answered_by_me', 'mikko', NOW, null)).toMatchObject({
      ...{ stage: 'answered', answeredAt: NOW, clockFrom: null, dueAt: null },
    });
  });

  it('that has nothing to answer has no stage, owner or clock', () => {
    expect(firstStanding('nothing_to_answer', 'mikko', NOW, clocks)).toEqual({
      stage: null,
      ownerId: null,
      clockFrom: null,
      dueAt: null,
      answeredAt: null,
    });
  });

  it.each(NEEDS)('that %s either waits for an owner or may be shown to a meeting, never both', (need) => {
    const standing = firstStanding(need, 'mikko', NOW, clocks);
    expect(waitsForOwner(standing)).toBe(!isDealtWith(standing));
  });
});

describe('answer first, then share', () => {
  it.each<[Stage | null, boolean]>([
    [null, true],
    ['new', false],
    ['assigned', false],
    ['answered', true],
    ['shared', true],
    ['learned', true],
    ['closed', false],
  ])('stage %s: a meeting may see the words: %s', (stage, shown) => {
    expect(isDealtWith({ stage })).toBe(shown);
  });
});

describe('the same edit a second time', () => {
  const { words, lesson, level, source, heardOn, link, need, audience } = conversation;
  const told: Told = {
    ...{ person: '', organisation: 'ACME oy', customerKind: '' },
    ...{ words, lesson, level, source, heardOn, link, need, audience },
  };

  it('is known by saying nothing new', () => {
    expect(saysAlready(conversation, told)).toBe(true);
  });

  it.each<Partial<Told>>([
    { organisation: 'Beta Oy' },
    { person: 'Maarit' },
    { customerKind: 'buyer' },
    { words: 'The import times out.' },
    { lesson: 'Mondays hurt.' },
    { level: 'met' },
    { source: 'visit' },
    { heardOn: '2026-03-03' },
    { link: 'https://example.com' },
    { need: 'nothing_to_answer' },
    { audience: 'confined' },
  ])('is not the same with %j', (change) => {
    expect(saysAlready(conversation, { ...told, ...change })).toBe(false);
  });
});

describe('undo', () => {
  const at = (milliseconds: number) => ({ isInUse: false, now: new Date(NOW.getTime() + milliseconds) });

  it('is for whoever logged it, for ten minutes to the millisecond', () => {
    expect(mayUndo(conversation, 'mikko', at(0))).toBe('yes');
    expect(mayUndo(conversation, 'mikko', at(UNDO_WINDOW_MS))).toBe('yes');
    expect(mayUndo(conversation, 'mikko', at(UNDO_WINDOW_MS + 1))).toBe('too_late');
    expect(mayUndo(conversation, 'aino', at(0))).toBe('not_yours');
  });

  it('ends once a meeting saw it or somebody else took it', () => {
    expect(mayUndo(conversation, 'mikko', { isInUse: true, now: NOW })).toBe('in_use');
    expect(mayUndo({ ...conversation, ownerId: 'aino' }, 'mikko', at(0))).toBe('in_use');
    expect(mayUndo({ ...conversation, ownerId: 'mikko' }, 'mikko', at(0))).toBe('yes');
  });

  it('never lets anybody else undo, whatever happened and whenever', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer(), fc.constantFrom('aino', 'grace', ''), (isInUse, later, who) => {
        expect(mayUndo(conversation, who, { isInUse, now: new Date(NOW.getTime() + later) })).toBe('not_yours');
      }),
    );
  });
});
