import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/access/audience.ts';
import { whyNotTake } from '../../../src/rituals/conversations/take-conversation.ts';
import { conversation } from '../support/conversations.ts';

const person = (about: Partial<Person> = {}): Person => ({
  kind: 'person',
  memberId: 'm2',
  channelIds: new Set(),
  isGuest: false,
  isAdmin: false,
  isChampion: false,
  isStranger: false,
  ...about,
});

describe('who may take a record', () => {
  it('is every member who may read its words', () => {
    expect(whyNotTake(conversation(), person(), false)).toBeNull();
    expect(
      whyNotTake(conversation({ audience: 'confined' }), person({ channelIds: new Set(['C1']) }), false),
    ).toBeNull();
  });

  it('is nobody who may not read them, not even an admin who sees the outline', () => {
    expect(whyNotTake(conversation({ audience: 'confined' }), person(), false)).toBe('not_open');
    expect(whyNotTake(conversation({ audience: 'confined' }), person({ isAdmin: true }), false)).toBe('not_open');
  });

  it('is no guest, also of what they logged themselves, and they are told that they do not own', () => {
    const guest = person({ memberId: 'm1', isGuest: true });
    expect(whyNotTake(conversation(), guest, false)).toBe('guests_do_not_own');
  });

  it('is a guest where the workspace lets guests own, of what they may read', () => {
    const guest = person({ memberId: 'm1', isGuest: true });
    expect(whyNotTake(conversation({ hearerId: 'm1' }), guest, true)).toBeNull();
    expect(whyNotTake(conversation({ hearerId: 'm3' }), guest, true)).toBe('not_open');
  });

  it('is its owner, whatever became of its channel', () => {
    const mine = conversation({ audience: 'confined', placeId: '', ownerId: 'm2', stage: 'assigned' });
    expect(whyNotTake(mine, person(), false)).toBeNull();
  });
});
