import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/access/audience.ts';
import { olderFirst, whyNotJoin } from '../../../src/rituals/conversations/join.ts';
import { conversation } from '../support/conversations.ts';

const now = new Date('2026-11-17T08:00:00Z');
const mikko: Person = {
  ...{ kind: 'person', memberId: 'm1', isGuest: false, isAdmin: false, isChampion: false, isStranger: false },
  channelIds: new Set(['C1', 'C2']),
};
const [older, newer] = [conversation({ id: 'k1', number: 12 }), conversation({ id: 'k2', number: 15 })];
const confinedTo = (placeId: string) => ({ audience: 'confined', placeId }) as const;

describe('of two records that say the same', () => {
  it('the one that was there first stays, whichever was asked about', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const [first, second] = olderFirst(conversation({ number: a }), conversation({ number: b }));
        expect(first.number).toBe(Math.min(a, b));
        expect(second.number).toBe(Math.max(a, b));
      }),
    );
  });

  it('the later may become a voice of the earlier by whoever may delete it', () => {
    expect(whyNotJoin(older, newer, mikko, now)).toBeNull();
    expect(whyNotJoin(older, { ...newer, hearerId: 'm2' }, mikko, now)).toBe('not_yours');
    expect(whyNotJoin(older, { ...newer, hearerId: 'm2' }, { ...mikko, isAdmin: true }, now)).toBeNull();
    expect(whyNotJoin(older, older, mikko, now)).toBe('itself');
  });

  it('nobody loses sight of words that they could read', () => {
    const closed = { ...older, ...confinedTo('C1') };
    expect(whyNotJoin(closed, newer, mikko, now)).toBe('confined');
    expect(whyNotJoin(closed, { ...newer, ...confinedTo('C2') }, mikko, now)).toBe('confined');
    expect(whyNotJoin(closed, { ...newer, ...confinedTo('C1') }, mikko, now)).toBeNull();
    expect(whyNotJoin(older, { ...newer, ...confinedTo('C1') }, mikko, now)).toBeNull();
  });

  it('nobody who waits for an answer is counted with what is done', () => {
    expect(whyNotJoin({ ...older, stage: 'answered' }, newer, mikko, now)).toBe('unanswered');
    expect(whyNotJoin({ ...older, stage: 'answered' }, { ...newer, stage: null }, mikko, now)).toBeNull();
    expect(whyNotJoin(older, { ...newer, stage: 'assigned' }, mikko, now)).toBeNull();
  });
});
