import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person, Readership } from '../../../src/access/audience.ts';
import { mayStep, type Wish } from '../../../src/rituals/feedback/may-step.ts';

type Rights = Parameters<typeof mayStep>[3];
interface Case {
  readonly record: Readership;
  readonly actor: Person;
  readonly wish: Wish;
  readonly rights: Required<Rights>;
}

const HANDLING = [
  'answer',
  'hear_contentment',
  'share',
  'learn',
  'close',
  'wait',
  'resume',
  'speak',
  'reopen',
] as const;
const WISHES: readonly Wish[] = [
  { kind: 'assign', ownerId: 'mikko' },
  { kind: 'assign', ownerId: 'aino' },
  ...HANDLING.map((kind) => ({ kind })),
];
const EITHER = [false, true] as const;

function* records(): Generator<Readership> {
  for (const audience of ['everyone', 'confined'] as const)
    for (const placeId of ['', 'C0SALES'])
      for (const hearerId of ['mikko', 'aino'])
        for (const ownerId of [null, 'mikko', 'aino']) yield { audience, placeId, hearerId, ownerId };
}

/** Mikko, as whatever he may be: Slack makes no guest an admin, and no guest becomes champion. */
function* actors(): Generator<Person> {
  for (const channelIds of [new Set<string>(), new Set(['C0SALES'])])
    for (const isGuest of EITHER)
      for (const isAdmin of EITHER)
        for (const isChampion of EITHER)
          for (const isStranger of EITHER)
            if (!isGuest || !(isAdmin || isChampion))
              yield { kind: 'person', memberId: 'mikko', channelIds, isGuest, isAdmin, isChampion, isStranger };
}

function* cases(): Generator<Case> {
  for (const record of records())
    for (const actor of actors())
      for (const wish of WISHES)
        for (const guestsMayOwn of EITHER)
          for (const standsIn of EITHER)
            for (const findsOwners of EITHER)
              yield { record, actor, wish, rights: { guestsMayOwn, standsIn, findsOwners } };
}

/** The product's table once more, row by row and from its words: who reads, who takes, who handles, who passes it on. */
function tableSays({ record, actor, wish, rights }: Case): boolean {
  const { audience, placeId, hearerId, ownerId } = record;
  const { memberId, channelIds, isGuest, isAdmin, isChampion, isStranger } = actor;
  if (isStranger) return false;
  const isIts = memberId === hearerId || memberId === ownerId;
  const reads = isIts || (!isGuest && (audience === 'everyone' || channelIds.has(placeId)));
  const isOwner = memberId === ownerId || (rights.standsIn && reads);
  const takes = (!isGuest || rights.guestsMayOwn) && reads;
  const isAbove = isAdmin || isChampion;
  if (wish.kind === 'assign' && wish.ownerId === memberId) return takes;
  const finds = rights.findsOwners && reads && ownerId === null;
  if (wish.kind === 'assign') return isAbove || isOwner || finds || (memberId === hearerId && !isGuest);
  // To answer what nobody owns is to take it.
  if (wish.kind === 'answer' && ownerId === null) return takes;
  return isAbove || isOwner || (ownerId === null && takes);
}

describe('who may take a step', () => {
  it('is who the product’s table says, in each of all cases that there are', () => {
    const all = [...cases()];
    const wrong = all.filter((one) => mayStep(one.record, one.actor, one.wish, one.rights) !== tableSays(one));
    expect(all.length).toBeGreaterThan(10_000);
    expect(wrong).toEqual([]);
  });

  it('is nobody of another organisation, and no guest for what is not theirs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases()), ({ record, actor, wish, rights }) => {
        expect(mayStep(record, { ...actor, isStranger: true }, wish, rights)).toBe(false);
        const guest = { ...actor, isGuest: true, isAdmin: false, isChampion: false };
        const isTheirs = [record.hearerId, record.ownerId].includes(guest.memberId);
        if (!isTheirs) expect(mayStep(record, guest, wish, rights)).toBe(false);
      }),
    );
  });
});
