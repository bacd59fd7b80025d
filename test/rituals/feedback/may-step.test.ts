import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person, Readership } from '../../../src/access/audience.ts';
import { mayStep, type Wish } from '../../../src/rituals/feedback/may-step.ts';

const PEOPLE = ['mikko', 'aino', 'arjun', 'grace'] as const;
const CHANNELS = ['sales', 'leadership'] as const;

const record: fc.Arbitrary<Readership> = fc.record({
  audience: fc.constantFrom('everyone', 'confined'),
  placeId: fc.constantFrom('', ...CHANNELS),
  hearerId: fc.constantFrom(...PEOPLE),
  ownerId: fc.constantFrom(null, ...PEOPLE),
});
const person: fc.Arbitrary<Person> = fc
  .record({
    memberId: fc.constantFrom(...PEOPLE),
    channels: fc.subarray([...CHANNELS]),
    isGuest: fc.boolean(),
    isAdmin: fc.boolean(),
    isChampion: fc.boolean(),
    isStranger: fc.boolean(),
  })
  // Slack makes no guest an admin.
  .map(({ channels, ...one }) => ({
    ...{ ...one, isAdmin: one.isAdmin && !one.isGuest, isChampion: one.isChampion && !one.isGuest },
    ...{ kind: 'person' as const, channelIds: new Set<string>(channels) },
  }));
const HANDLING = ['answer', 'hear_contentment', 'share', 'learn', 'close', 'wait', 'resume', 'reopen'] as const;
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), ownerId: fc.constantFrom(...PEOPLE) }),
  fc.record({ kind: fc.constantFrom(...HANDLING) }),
);
const rights = fc.record({ guestsMayOwn: fc.boolean(), standsIn: fc.boolean() });

/** The product's table once more, row by row and from its words: who reads, who takes, who handles, who passes it on. */
function tableSays(
  { audience, placeId, hearerId, ownerId }: Readership,
  { memberId, channelIds, isGuest, isAdmin, isChampion, isStranger }: Person,
  { kind, ownerId: toId }: Wish,
  { guestsMayOwn, standsIn }: { readonly guestsMayOwn: boolean; readonly standsIn: boolean },
): boolean {
  if (isStranger) return false;
  const isIts = memberId === hearerId || memberId === ownerId;
  const reads = isIts || (!isGuest && (audience === 'everyone' || channelIds.has(placeId)));
  const isOwner = memberId === ownerId || (standsIn && reads);
  const ownsAtAll = !isGuest || guestsMayOwn;
  const isAbove = isAdmin || isChampion;
  const takes = ownsAtAll && reads;
  if (kind === 'assign') {
    if (toId === memberId) return takes;
    return isAbove || isOwner || (memberId === hearerId && !isGuest);
  }
  return isAbove || isOwner || (ownerId === null && takes);
}

describe('who may take a step', () => {
  it('is who the product’s table says', () => {
    fc.assert(
      fc.property(record, person, wish, rights, (about, actor, step, given) => {
        expect(mayStep(about, actor, step, given)).toBe(tableSays(about, actor, step, given));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is nobody of another organisation, and no guest for what is not theirs', () => {
    fc.assert(
      fc.property(record, person, wish, rights, (about, actor, step, given) => {
        expect(mayStep(about, { ...actor, isStranger: true }, step, given)).toBe(false);
        const guest = { ...actor, isGuest: true, isAdmin: false, isChampion: false };
        const isTheirs = [about.hearerId, about.ownerId].includes(guest.memberId);
        if (!isTheirs) expect(mayStep(about, guest, step, given)).toBe(false);
      }),
    );
  });
});
