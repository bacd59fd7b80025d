import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALONE,
  EVERYBODY,
  maySee,
  type Person,
  type Readership,
  type Surface,
  type Viewer,
} from '../../src/access/audience.ts';

const SALES = 'C-SALES';
const LEADERSHIP = 'C-LEADERSHIP';

const open: Readership = { audience: 'everyone', placeId: SALES, hearerId: 'mikko', ownerId: null };
const confined: Readership = { audience: 'confined', placeId: LEADERSHIP, hearerId: 'aino', ownerId: null };

function person(
  memberId: string,
  facts: Partial<Omit<Person, 'channelIds'>> = {},
  channelIds: readonly string[] = [],
): Person {
  return {
    kind: 'person',
    memberId,
    isGuest: false,
    isAdmin: false,
    isChampion: false,
    isStranger: false,
    ...facts,
    channelIds: new Set(channelIds),
  };
}

const channel = (channelId: string, isShared = false): Surface => ({ kind: 'channel', channelId, isShared });

describe('a record for everyone', () => {
  it('is read by each member who is not a guest', () => {
    expect(maySee(open, person('priya'), ALONE)).toBe('whole');
  });

  it('is there for a guest who is champion, without its words', () => {
    expect(maySee(open, person('daniel', { isGuest: true, isChampion: true }), ALONE)).toBe('outline');
    expect(maySee(confined, person('daniel', { isGuest: true, isChampion: true }), ALONE)).toBe('outline');
  });

  it('is kept from guests, unless they heard it or own it', () => {
    expect(maySee(open, person('daniel', { isGuest: true }, [SALES]), ALONE)).toBe('nothing');
    expect(maySee({ ...open, hearerId: 'daniel' }, person('daniel', { isGuest: true }), ALONE)).toBe('whole');
    expect(maySee({ ...open, ownerId: 'daniel' }, person('daniel', { isGuest: true }), ALONE)).toBe('whole');
  });

  it('is kept from people of another team, even if they are said to own it', () => {
    expect(maySee({ ...open, ownerId: 'kenji' }, person('kenji', { isStranger: true, isAdmin: true }), ALONE)).toBe(
      'nothing',
    );
  });

  it('may stand in any channel of ours and in no shared one', () => {
    expect(maySee(open, EVERYBODY, channel('C-PRODUCT'))).toBe('whole');
    expect(maySee(open, EVERYBODY, channel('C-ACME', true))).toBe('nothing');
  });
});

describe('a confined record', () => {
  it('is read by the people of its channel, its hearer and its owner', () => {
    expect(maySee(confined, person('grace', {}, [LEADERSHIP]), ALONE)).toBe('whole');
    expect(maySee(confined, person('aino'), ALONE)).toBe('whole');
    expect(maySee({ ...confined, ownerId: 'priya' }, person('priya'), ALONE)).toBe('whole');
    expect(maySee(confined, person('priya', {}, [SALES]), ALONE)).toBe('nothing');
  });

  it('shows an admin and a champion that it is there, not its words', () => {
    expect(maySee(confined, person('boss', { isAdmin: true }), ALONE)).toBe('outline');
    expect(maySee(confined, person('champion', { isChampion: true }), ALONE)).toBe('outline');
  });

  it('stands in the channel it came from and in no other', () => {
    expect(maySee(confined, EVERYBODY, channel(LEADERSHIP))).toBe('whole');
    expect(maySee(confined, EVERYBODY, channel(SALES))).toBe('nothing');
    expect(maySee(confined, person('grace', {}, [LEADERSHIP, SALES]), channel(SALES))).toBe('outline');
  });

  it('leaves even its own channel alone once that is shared with another organisation', () => {
    expect(maySee(confined, EVERYBODY, channel(LEADERSHIP, true))).toBe('nothing');
    expect(maySee(confined, person('aino', {}, [LEADERSHIP]), channel(LEADERSHIP, true))).toBe('nothing');
  });

  it('from nowhere belongs to its hearer and owner alone', () => {
    const nowhere = { ...confined, placeId: '' };
    expect(maySee(nowhere, person('grace', {}, ['']), ALONE)).toBe('nothing');
    expect(maySee(nowhere, EVERYBODY, channel(''))).toBe('nothing');
    expect(maySee(nowhere, person('aino'), ALONE)).toBe('whole');
  });
});

it('shows nothing to everybody outside a channel', () => {
  expect(maySee(open, EVERYBODY, ALONE)).toBe('nothing');
});

describe('in any team', () => {
  const members = ['aino', 'mikko', 'grace', 'daniel'];
  const channels = ['', SALES, LEADERSHIP, 'C-ACME'];
  const record: fc.Arbitrary<Readership> = fc.record({
    audience: fc.constantFrom('everyone', 'confined'),
    placeId: fc.constantFrom(...channels),
    hearerId: fc.constantFrom(...members),
    ownerId: fc.option(fc.constantFrom(...members)),
  });
  const someone: fc.Arbitrary<Person> = fc.record({
    kind: fc.constant('person'),
    memberId: fc.constantFrom(...members, 'priya'),
    isGuest: fc.boolean(),
    isAdmin: fc.boolean(),
    isChampion: fc.boolean(),
    isStranger: fc.boolean(),
    channelIds: fc.uniqueArray(fc.constantFrom(...channels)).map((ids) => new Set(ids)),
  });
  const viewer: fc.Arbitrary<Viewer> = fc.oneof(someone, fc.constant(EVERYBODY));
  const surface: fc.Arbitrary<Surface> = fc.oneof(
    fc.constant(ALONE),
    fc.record({ kind: fc.constant('channel'), channelId: fc.constantFrom(...channels), isShared: fc.boolean() }),
  );

  /** The product's sentences, as reasons to withhold the words; written without looking at the rule. */
  function reasonsToWithhold(row: Readership, who: Viewer, where: Surface): string[] {
    const channelId = where.kind === 'channel' ? where.channelId : null;
    const comesFromHere = row.placeId !== '' && row.placeId === channelId;
    const reasons: [string, boolean][] = [
      ['shared with another organisation', where.kind === 'channel' && where.isShared],
      ['confined words leave their place', row.audience === 'confined' && channelId !== null && !comesFromHere],
      ['nobody in particular looks, and nowhere', who.kind === 'everybody' && channelId === null],
    ];
    if (who.kind === 'person') {
      const isTheirs = [row.hearerId, row.ownerId].includes(who.memberId);
      const isOfThePlace = row.placeId !== '' && who.channelIds.has(row.placeId);
      reasons.push(
        ['of another team', who.isStranger],
        ['a guest reads only their own', who.isGuest && !isTheirs],
        ['not of its people', row.audience === 'confined' && !isTheirs && !isOfThePlace],
      );
    }
    return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
  }

  it('nobody reads what a sentence of the product withholds, and everybody else reads it', () => {
    fc.assert(
      fc.property(record, viewer, surface, (row, who, where) => {
        expect(maySee(row, who, where) === 'whole').toBe(reasonsToWithhold(row, who, where).length === 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('not even an outline reaches strangers, guests of other records unless they are champion, or shared channels', () => {
    fc.assert(
      fc.property(record, someone, surface, (row, who, where) => {
        const isTheirs = [row.hearerId, row.ownerId].includes(who.memberId);
        const isOtherGuest = who.isGuest && !who.isChampion && !isTheirs;
        const isShut = (where.kind === 'channel' && where.isShared) || who.isStranger || isOtherGuest;
        if (isShut) expect(maySee(row, who, where)).toBe('nothing');
      }),
      { numRuns: 3000 },
    );
  });

  it('widening the audience never takes anything from anybody', () => {
    const rank = { nothing: 0, outline: 1, whole: 2 };
    fc.assert(
      fc.property(record, viewer, surface, (row, who, where) => {
        const narrow = maySee({ ...row, audience: 'confined' }, who, where);
        const wide = maySee({ ...row, audience: 'everyone' }, who, where);
        expect(rank[wide]).toBeGreaterThanOrEqual(rank[narrow]);
      }),
      { numRuns: 3000 },
    );
  });
});
