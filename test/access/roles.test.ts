import { describe, expect, it } from 'vitest';
import { type Actor, may } from '../../src/access/roles.ts';

const HOUR = 60 * 60 * 1000;

const MEMBER: Actor = { isGuest: false, isAdmin: false, isChampion: false, isStranger: false };
const GUEST: Actor = { ...MEMBER, isGuest: true };
const CHAMPION: Actor = { ...MEMBER, isChampion: true };
const ADMIN: Actor = { ...MEMBER, isAdmin: true };

/** The columns of the product's table "who may do what". */
const COLUMNS = ['guest', 'member', 'host', 'owner', 'champion', 'admin'] as const;
type Column = (typeof COLUMNS)[number];

const ACTORS: { readonly [C in Column]: Actor } = {
  guest: GUEST,
  member: MEMBER,
  host: MEMBER,
  owner: MEMBER,
  champion: CHAMPION,
  admin: ADMIN,
};

interface Row {
  readonly deed: string;
  readonly allowed: readonly Column[];
  readonly ask: (actor: Actor, column: Column) => boolean;
}

const record = (
  column: Column,
  facts: { isHearer?: boolean; ageMs?: number; mayRead?: boolean; guestsMayOwn?: boolean } = {},
) => ({
  isOwner: column === 'owner',
  isHearer: false,
  mayRead: true,
  ageMs: 0,
  guestsMayOwn: false,
  ...facts,
});

const EVERYONE = COLUMNS;
const TABLE: readonly Row[] = [
  {
    deed: 'assign to another what they heard or own',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor, column) => may('assign', actor, { isOwner: column === 'owner', isHearer: column !== 'owner' }),
  },
  {
    deed: 'assign to another what others heard',
    allowed: ['owner', 'champion', 'admin'],
    ask: (actor, column) => may('assign', actor, { isOwner: column === 'owner', isHearer: false }),
  },
  {
    deed: 'answer, share, learn, close',
    allowed: ['owner', 'champion', 'admin'],
    ask: (actor, column) => may('handle', actor, { isOwner: column === 'owner' }),
  },
  {
    deed: 'let a meeting hear what is not answered yet',
    allowed: ['owner', 'champion', 'admin'],
    ask: (actor, column) => may('release', actor, { mayRead: true, isOwner: column === 'owner' }),
  },
  { deed: 'have a person forgotten', allowed: ['admin'], ask: (actor) => may('forget', actor, {}) },
  {
    deed: 'rename a customer of whom they may read, or show less of the name',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('edit_customer', actor, { mayRead: true, showsMore: false }),
  },
  {
    deed: 'show more of a customer’s name',
    allowed: ['admin'],
    ask: (actor) => may('edit_customer', actor, { mayRead: true, showsMore: true }),
  },
  { deed: 'merge customers', allowed: ['admin'], ask: (actor) => may('merge', actor, { isOwnAndNew: false }) },
  {
    deed: 'say who somebody is whom they have just named',
    allowed: EVERYONE,
    ask: (actor) => may('merge', actor, { isOwnAndNew: true }),
  },
  {
    deed: 'add to a lesson what they may read',
    allowed: EVERYONE,
    ask: (actor) => may('add_lesson', actor, { mayRead: true }),
  },
  {
    deed: 'add to a lesson what they may not read',
    allowed: [],
    ask: (actor) => may('add_lesson', actor, { mayRead: false }),
  },
  {
    deed: 'show another story in a meeting of their channel',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('steer_meeting', actor, { isInChannel: true }),
  },
  {
    deed: 'show another story in somebody else’s meeting',
    allowed: ['champion', 'admin'],
    ask: (actor) => may('steer_meeting', actor, { isInChannel: false }),
  },
  { deed: 'change the settings', allowed: ['admin'], ask: (actor) => may('set_up', actor, {}) },
  { deed: 'log a conversation', allowed: EVERYONE, ask: (actor) => may('log', actor, {}) },
  {
    deed: 'own feedback where the workspace allows guests',
    allowed: EVERYONE,
    ask: (actor) => may('own', actor, { guestsMayOwn: true }),
  },
  {
    deed: 'own feedback where it does not',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('own', actor, { guestsMayOwn: false }),
  },
  {
    deed: 'take what they may read',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor, column) => may('take', actor, record(column)),
  },
  {
    deed: 'take what they may read, where guests may own',
    allowed: EVERYONE,
    ask: (actor, column) => may('take', actor, record(column, { guestsMayOwn: true })),
  },
  {
    deed: 'take what they may not read',
    allowed: ['owner'],
    ask: (actor, column) => may('take', actor, record(column, { mayRead: false })),
  },
  {
    deed: 'edit what they logged within a day',
    allowed: EVERYONE,
    ask: (actor, column) => may('edit', actor, record(column, { isHearer: true, ageMs: 24 * HOUR })),
  },
  {
    deed: 'edit what they logged after a day',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor, column) => may('edit', actor, record(column, { isHearer: true, ageMs: 24 * HOUR + 1 })),
  },
  {
    deed: 'edit somebody else’s record',
    allowed: ['owner', 'champion', 'admin'],
    ask: (actor, column) => may('edit', actor, record(column)),
  },
  {
    deed: 'edit a record they may not read',
    allowed: [],
    ask: (actor, column) => may('edit', actor, record(column, { mayRead: false })),
  },
  {
    deed: 'delete what they logged within a day, or take such a voice back',
    allowed: EVERYONE,
    ask: (actor, column) =>
      may('delete', actor, record(column, { isHearer: true, ageMs: 24 * HOUR })) &&
      may('take_back_voice', actor, record(column, { isHearer: true, ageMs: 24 * HOUR })),
  },
  {
    deed: 'delete what they logged after a day',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor, column) => may('delete', actor, record(column, { isHearer: true, ageMs: 24 * HOUR + 1 })),
  },
  {
    deed: 'delete somebody else’s record, or take somebody else’s voice back',
    allowed: ['admin'],
    ask: (actor, column) => may('delete', actor, record(column)) || may('take_back_voice', actor, record(column)),
  },
  {
    deed: 'delete a record they may not read',
    allowed: [],
    ask: (actor, column) => may('delete', actor, record(column, { mayRead: false })),
  },
  {
    deed: 'add that another customer said what they may read',
    allowed: EVERYONE,
    ask: (actor) => may('add_voice', actor, { mayRead: true }),
  },
  {
    deed: 'add that another customer said what they may not read',
    allowed: [],
    ask: (actor) => may('add_voice', actor, { mayRead: false }),
  },
  {
    deed: 'turn emoji capture on in a channel they are in',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('capture_by_emoji', actor, { isInChannel: true }),
  },
  {
    deed: 'turn emoji capture on in a channel they are not in',
    allowed: [],
    ask: (actor) => may('capture_by_emoji', actor, { isInChannel: false }),
  },
  {
    deed: 'make an opener in a channel they are in',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('make_opener', actor, { isInChannel: true }),
  },
  {
    deed: 'make an opener in a channel they are not in',
    allowed: ['admin'],
    ask: (actor) => may('make_opener', actor, { isInChannel: false }),
  },
  {
    deed: 'change or remove an opener',
    allowed: ['host', 'admin'],
    ask: (actor, column) => may('change_opener', actor, { isHost: column === 'host', isHostGone: false }),
  },
  {
    deed: 'find another host for an opener whose host has left',
    allowed: ['champion', 'admin'],
    ask: (actor) => may('change_opener', actor, { isHost: false, isHostGone: true }),
  },
  {
    deed: 'run an opener now',
    allowed: ['host', 'champion', 'admin'],
    ask: (actor, column) => may('run_opener', actor, { isHost: column === 'host', isStandIn: false }),
  },
  {
    deed: 'run an opener whose paused host has them stand in',
    allowed: EVERYONE,
    ask: (actor) => may('run_opener', actor, { isHost: false, isStandIn: true }),
  },
  {
    deed: 'let the bot into an opener’s channel, or have the opener rest, from what its host is told',
    allowed: ['host', 'admin'],
    ask: (actor, column) =>
      may('tend_opener', actor, { isHost: column === 'host', isHostGone: false, isStandIn: false }),
  },
  {
    deed: 'the same where the paused host has them stand in',
    allowed: EVERYONE,
    ask: (actor) => may('tend_opener', actor, { isHost: false, isHostGone: false, isStandIn: true }),
  },
  {
    deed: 'nominate a customer champion',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('nominate', actor, {}),
  },
  {
    deed: 'be champion where the workspace allows guests',
    allowed: EVERYONE,
    ask: (actor) => may('be_champion', actor, { guestsMay: true }),
  },
  {
    deed: 'be champion where it does not',
    allowed: ['member', 'host', 'owner', 'champion', 'admin'],
    ask: (actor) => may('be_champion', actor, { guestsMay: false }),
  },
  {
    deed: 'give their own term away',
    allowed: EVERYONE,
    ask: (actor) => may('change_term', actor, { isTheirs: true }),
  },
  {
    deed: 'give somebody else’s term away',
    allowed: [],
    ask: (actor) => may('change_term', actor, { isTheirs: false }),
  },
  { deed: 'say by hand whose term it is', allowed: ['admin'], ask: (actor) => may('set_champion', actor, {}) },
  {
    deed: 'call a customer minute with what they may read',
    allowed: ['champion', 'admin'],
    ask: (actor) => may('call_minute', actor, { mayRead: true }),
  },
  {
    deed: 'call a customer minute with what they may not read',
    allowed: [],
    ask: (actor) => may('call_minute', actor, { mayRead: false }),
  },
];

describe('who may', () => {
  it.each(TABLE)('$deed', ({ allowed, ask }) => {
    expect(COLUMNS.filter((column) => ask(ACTORS[column], column))).toEqual(allowed);
  });

  it.each(TABLE)('$deed: never people of another team, whatever else they are', ({ ask }) => {
    const strangers = COLUMNS.map((column) => ask({ ...ACTORS[column], isStranger: true }, column));
    expect(strangers).not.toContain(true);
  });

  it.each(TABLE)('$deed: a role only adds to what a member may do', ({ ask }) => {
    for (const column of COLUMNS.filter((each) => each !== 'guest')) {
      const asMember = ask(MEMBER, column);
      const withRoles = ask({ ...MEMBER, isAdmin: true, isChampion: true }, column);
      expect(withRoles || !asMember).toBe(true);
    }
  });
});
