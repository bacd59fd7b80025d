import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/access/audience.ts';
import { addsSomething, countOthers, mayHear, voiceOrigin } from '../../../src/rituals/conversations/voice.ts';
import { othersSaidSo } from '../../../src/rituals/conversations/wording.ts';
import { conversation, voice } from '../support/conversations.ts';

const ids = fc.array(fc.constantFrom('maarit', 'leena', 'olli', 'solo').map((customerId) => ({ customerId })));

describe('how many others said so', () => {
  it('counts customers, not times: never whoever said it first, and nobody twice', () => {
    fc.assert(
      fc.property(ids, (said) => {
        const count = countOthers('maarit', said);
        expect(count).toBe(countOthers('maarit', [...said, ...said, { customerId: 'maarit' }]));
        expect(count).toBeLessThanOrEqual(3);
        expect(countOthers('maarit', [...said, { customerId: 'somebody new' }])).toBe(count + 1);
      }),
    );
  });

  it.each([
    [0, ''],
    [1, '…and one other said so'],
    [2, '…and two others said so'],
    [6, '…and six others said so'],
    [12, '…and twelve others said so'],
    [13, '…and 13 others said so'],
  ])('%i: %j', (count, said) => {
    expect(othersSaidSo(count)).toBe(said);
  });
});

describe('whether it adds anything', () => {
  const known = { customerId: 'maarit', voices: [{ customerId: 'leena' }] };

  it('somebody new does, and so do new words of anybody', () => {
    expect(addsSomething({ words: '' }, 'olli', known)).toBe(true);
    expect(addsSomething({ words: 'Still.' }, 'maarit', known)).toBe(true);
    expect(addsSomething({ words: 'Still.' }, 'leena', known)).toBe(true);
  });

  it('whoever is among them does not, without words', () => {
    expect(addsSomething({ words: '' }, 'maarit', known)).toBe(false);
    expect(addsSomething({ words: '' }, 'leena', known)).toBe(false);
  });
});

describe('who may hear a voice', () => {
  const reader = (channelIds: readonly string[]): Person => ({
    ...{ kind: 'person', memberId: 'm9', isGuest: false, isAdmin: false, isChampion: false, isStranger: false },
    channelIds: new Set(channelIds),
  });
  const confinedTo = (placeId: string) => ({ audience: 'confined', placeId }) as const;

  it('is whoever both the record and the voice admit', () => {
    const [open, closed] = [conversation(), conversation(confinedTo('C1'))];
    expect(mayHear(open, voice(), reader([]))).toBe(true);
    expect(mayHear(open, voice(confinedTo('C2')), reader([]))).toBe(false);
    expect(mayHear(open, voice(confinedTo('C2')), reader(['C2']))).toBe(true);
    expect(mayHear(closed, voice(), reader([]))).toBe(false);
    expect(mayHear(closed, voice(confinedTo('C2')), reader(['C2']))).toBe(false);
    expect(mayHear(closed, voice(confinedTo('C2')), reader(['C1', 'C2']))).toBe(true);
  });

  it('is not a record’s owner for being that', () => {
    const owned = conversation({ ownerId: 'm9', owner: { id: 'm9', name: 'Priya' } });
    expect(mayHear(owned, voice(confinedTo('C2')), reader([]))).toBe(false);
  });
});

describe('where a voice’s words may be read', () => {
  const origin = (placeId: string, isOpen: boolean) => ({ placeId, isOpen });

  it('starts as a capture’s would', () => {
    expect(voiceOrigin(conversation(), origin('C2', true))).toEqual({ placeId: 'C2', audience: 'everyone' });
    expect(voiceOrigin(conversation(), origin('C3', false))).toEqual({ placeId: 'C3', audience: 'confined' });
  });

  it('but never wider than the record’s, should that be opened later', () => {
    const closed = conversation({ audience: 'confined', placeId: 'C1' });
    expect(voiceOrigin(closed, origin('', true))).toEqual({ placeId: 'C1', audience: 'confined' });
  });
});
