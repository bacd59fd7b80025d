import fc from 'fast-check';
import { expect } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import type { Readership } from '../../src/access/audience.ts';
import { type Exporting, exportRecords } from '../../src/transfer/export-conversations.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { type Account, asks, hasLogged, presses, putsAway, saves, setsUp } from './acts.ts';

export const CONFINED = 'Only the people of the channel it comes from';
export const OPEN = 'Everyone but guests';
const VOICE = 'Another customer said this';

export const EVERYBODY = ['Aino', 'Mikko', 'Grace', 'Priya', 'Arjun', 'Daniel'];
/** Where everybody is, guests too: nothing is logged there. */
export const LOBBY = '#lobby';

/** A channel with an opener of its own, which Grace hosts. */
export interface Room {
  readonly place: string;
  readonly isPrivate: boolean;
  readonly members: readonly string[];
}

/** The team as it is while a story is told. */
export interface World {
  readonly rooms: readonly Room[];
  readonly guests: readonly string[];
}

/** What another customer said of the same. */
interface Voice {
  readonly token: string;
  readonly by: string;
  readonly room: Room;
}

export interface Logged {
  readonly token: string;
  /** Who said it. */
  readonly firm: string;
  readonly number: number;
  readonly hearer: string;
  readonly room: Room;
  readonly isConfined: boolean;
  /** The end of long words, which only "Read all" shows; null of short ones. */
  readonly tail: string | null;
  /** Long ago: too old for a meeting, and its customer was not heard from since. */
  readonly isOld: boolean;
  readonly isDealtWith: boolean;
  readonly owner: string;
  readonly voice: Voice | null;
}

const someRoom = fc.record({
  isPrivate: fc.boolean(),
  // Somebody is not in it.
  others: fc.subarray(
    EVERYBODY.filter((who) => who !== 'Grace'),
    { maxLength: 4 },
  ),
});
/** A room, and of its people somebody, are drawn as numbers: which there are is drawn too. */
export const someRecord = fc.record({
  room: fc.nat(),
  hearer: fc.nat(),
  isConfined: fc.boolean(),
  isOld: fc.boolean(),
  isLong: fc.boolean(),
  next: fc.constantFrom<NonNullable<Account['next']>>('It needs an answer', 'I answered', 'Nothing to answer'),
  taker: fc.constantFrom(...EVERYBODY),
  voice: fc.option(fc.record({ room: fc.nat(), by: fc.nat() })),
});
/** Of whom the team is made. */
export const someMakeup = {
  rooms: fc.array(someRoom, { minLength: 2, maxLength: 3 }),
  guests: fc.subarray(['Priya', 'Arjun', 'Daniel']),
};

/** One that any meeting may hear, so that the openers have something to say; long, and said by two. */
export const FOR_EVERYBODY: Plan = {
  ...{ room: 0, hearer: 0, taker: 'Aino', isConfined: false, isOld: false, isLong: true, next: 'Nothing to answer' },
  voice: { room: 0, by: 0 },
};
/** And one that has a card. */
export const TO_ANSWER: Plan = { ...FOR_EVERYBODY, isLong: false, next: 'It needs an answer', voice: null };

export type Drawn<A> = A extends fc.Arbitrary<infer Value> ? Value : never;
export type Plan = Drawn<typeof someRecord>;
interface Makeup {
  readonly rooms: readonly Drawn<typeof someRoom>[];
  readonly guests: readonly string[];
}

/** The product's table, written down a second time: who may read a record alone. */
export function mayReadAlone({ guests }: World, who: string, { hearer, owner, isConfined, room }: Logged): boolean {
  if (who === hearer || who === owner) return true;
  return !guests.includes(who) && (!isConfined || room.members.includes(who));
}

/** And a voice: whom its record and the place where it was added admit. */
export function mayHearVoice(world: World, who: string, record: Logged, { by, room }: Voice): boolean {
  if (!mayReadAlone(world, who, record)) return false;
  return who === by || (!world.guests.includes(who) && (!room.isPrivate || room.members.includes(who)));
}

/** Whether a record may stand in a channel. */
export const isAdmitted = (place: string, { isConfined, room }: Logged): boolean => !isConfined || room.place === place;

/** All that some messages say, as it is read and as it is sent. */
export const textOf = (messages: readonly SeenMessage[]): string =>
  messages.map(({ plainText, text }) => `${plainText}\n${text}`).join('\n');

/** One of them, by a number that was drawn. */
export const oneOf = <T>(all: readonly T[], drawn: number): T =>
  all[drawn % all.length] ?? expect.fail('nothing to draw from');

/** Draws a team and what it logs, and has its people read, for properties about who reads what. */
export function readersOf(team: Team) {
  let serial = 0;

  /** Makes the team what was drawn. */
  async function build({ rooms, guests }: Makeup): Promise<World> {
    for (const who of ['Priya', 'Arjun', 'Daniel']) {
      await team.slack.admin.changePerson(who, { isRestricted: guests.includes(who) });
    }
    const built: Room[] = [];
    for (const { isPrivate, others } of rooms) {
      serial += 1;
      const room = { place: `#room${serial}`, isPrivate, members: ['Grace', ...others] };
      team.slack.admin.addChannel(room.place, { private: isPrivate, members: room.members, withBot: true });
      await setsUp(team, 'Grace', room.place, { 'Name of the meeting': room.place.slice(1) });
      await putsAway(team, 'Grace');
      built.push(room);
    }
    const [first] = built;
    const { id } = team.slack.channel(first?.place ?? '');
    await chooses(team, { triageChannelId: id });
    return { rooms: built, guests };
  }

  async function log({ rooms }: World, plan: Plan): Promise<Logged> {
    const { isConfined, isOld, isLong, next, taker } = plan;
    const room = oneOf(rooms, plan.room);
    const hearer = oneOf(room.members, plan.hearer);
    serial += 1;
    const [token, firm, tail] = [`token${serial}x`, `Firm ${serial}x`, isLong ? `tail${serial}x` : null];
    const words = tail === null ? token : `${token} ${'and so on '.repeat(180)}${tail}`;
    const number = await hasLogged(team, hearer, `${firm}: ${words}`, {
      in: room.place,
      next,
      fields: {
        'Who may read it?': isConfined ? CONFINED : OPEN,
        'When?': isOld ? '2026-01-05' : '2026-11-17',
      },
    });
    const isDealtWith = next !== 'It needs an answer';
    const record = { token, firm, tail, number, hearer, room, isConfined, isOld, isDealtWith };
    const shown = await asks(team, taker, LOBBY, `/heard ${number}`);
    const isTaken = shown.buttons.includes('Take it');
    if (isTaken) await presses(team, taker, 'Take it', shown);
    return { ...record, owner: isTaken ? taker : '', voice: await addVoice(rooms, plan, number) };
  }

  /** Null when none was drawn, or it was somebody's who may not read the record. */
  async function addVoice(rooms: readonly Room[], { voice }: Plan, number: number): Promise<Voice | null> {
    if (voice === null) return null;
    const room = oneOf(rooms, voice.room);
    const by = oneOf(room.members, voice.by);
    const shown = await asks(team, by, room.place, `/heard ${number}`);
    if (!shown.buttons.includes(VOICE)) return null;
    const token = `voice${number}x`;
    await presses(team, by, VOICE, shown);
    await saves(team, by, { Organisation: `Other ${number}x`, 'Their own words': token });
    await putsAway(team, by);
    return { token, by, room };
  }

  /** All pages of a list; whatever was searched for is not said back by the list itself. */
  async function readsThrough(who: string, command: string): Promise<string> {
    const person = team.slack.person(who);
    await putsAway(team, who);
    await person.types(LOBBY, command);
    await team.slack.settled();
    const pages = [person.modal().text];
    while (person.modal().buttons.includes('More')) {
      await presses(team, who, 'More', 'modal');
      pages.push(person.modal().text);
    }
    await putsAway(team, who);
    return pages.join('\n').replaceAll(/“[^”]*”/g, '');
  }

  /** What stands behind the end of long words. */
  async function readsAll(who: string, shown: SeenMessage): Promise<string> {
    if (!shown.buttons.includes('Read all')) return '';
    await presses(team, who, 'Read all', shown);
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  }

  /** In a message or a modal. */
  async function isAnswered(who: string, command: string): Promise<string> {
    const person = team.slack.person(who);
    const before = person.sees(LOBBY).length;
    await person.types(LOBBY, command);
    await team.slack.settled();
    const said = person.sees(LOBBY).slice(before);
    const read = said.map(({ plainText, text }) => `${plainText}\n${text}`);
    // What a form is filled in with is read as well.
    if (person.hasModal()) read.push(person.modal().text, JSON.stringify(person.modal().fields));
    await putsAway(team, who);
    return read.join('\n');
  }

  /** What somebody who runs the bot may write into a file for a person. */
  async function exportsFor<Row extends Readership, Written>(
    { rooms }: World,
    who: string,
    exporting: Exporting<Row, Written>,
  ): Promise<string> {
    const { id, slackUserId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: who } });
    const places = rooms.map(({ place }) => team.slack.channel(place));
    const pages: string[] = [];
    await exportRecords(team.db.prisma, exporting, {
      ...{ format: 'csv', since: '', workspace: undefined, now: team.clock.now(), target: id },
      eyes: { kind: 'one', slackUserId },
      peopleOf: async (channelId) => new Set(places.find(({ id }) => id === channelId)?.memberIds ?? []),
      write: async (text) => {
        for await (const page of text) pages.push(page);
      },
    });
    return pages.join('');
  }

  return { build, log, exportsFor, readsThrough, readsAll, isAnswered };
}
