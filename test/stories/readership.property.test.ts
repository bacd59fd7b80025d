import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { CONVERSATIONS, exportRecords } from '../../src/transfer/export-conversations.ts';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { type Account, asks, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const CONFINED = 'Only the people of the channel it comes from';
const VOICE = 'Another customer said this';
const WHO_KNOWS = 'Who knows this one?';

/** On a machine that has much else to do. */
const PATIENCE = 180_000;
const EVERYBODY = ['Aino', 'Mikko', 'Grace', 'Priya', 'Arjun', 'Daniel'];
/** Where everybody is, guests too: nothing is logged there. */
const LOBBY = '#lobby';

/** A channel with an opener of its own, which Grace hosts. */
interface Room {
  readonly place: string;
  readonly isPrivate: boolean;
  readonly members: readonly string[];
}

/** The team as it is while a story is told. */
interface World {
  readonly rooms: readonly Room[];
  readonly guests: readonly string[];
}

/** What another customer said of the same. */
interface Voice {
  readonly token: string;
  readonly by: string;
  readonly room: Room;
}

interface Logged {
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
  others: fc.subarray(EVERYBODY.filter((who) => who !== 'Grace')),
});
/** A room, and of its people somebody, are drawn as numbers: which there are is drawn too. */
const someRecord = fc.record({
  room: fc.nat(),
  hearer: fc.nat(),
  isConfined: fc.boolean(),
  isOld: fc.boolean(),
  isLong: fc.boolean(),
  next: fc.constantFrom<NonNullable<Account['next']>>('It needs an answer', 'I answered', 'Nothing to answer'),
  taker: fc.constantFrom(...EVERYBODY),
  voice: fc.option(fc.record({ room: fc.nat(), by: fc.nat() })),
});
const someStory = fc.record({
  rooms: fc.array(someRoom, { minLength: 2, maxLength: 3 }),
  guests: fc.subarray(['Priya', 'Arjun', 'Daniel']),
  plans: fc.array(someRecord, { minLength: 2, maxLength: 4 }),
});

/** One that any meeting may hear, so that the openers have something to say; long, and said by two. */
const FOR_EVERYBODY: Plan = {
  ...{ room: 0, hearer: 0, taker: 'Aino', isConfined: false, isOld: false, isLong: true, next: 'Nothing to answer' },
  voice: { room: 0, by: 0 },
};
/** And one that has a card. */
const TO_ANSWER: Plan = { ...FOR_EVERYBODY, isLong: false, next: 'It needs an answer', voice: null };

type Drawn<A> = A extends fc.Arbitrary<infer Value> ? Value : never;
type Plan = Drawn<typeof someRecord>;

/** The product's table, written down a second time: who may read a record alone. */
function mayReadAlone({ guests }: World, who: string, { hearer, owner, isConfined, room }: Logged): boolean {
  if (who === hearer || who === owner) return true;
  return !guests.includes(who) && (!isConfined || room.members.includes(who));
}

/** And a voice: whom its record and the place where it was added admit. */
function mayHearVoice(world: World, who: string, record: Logged, { by, room }: Voice): boolean {
  if (!mayReadAlone(world, who, record)) return false;
  return who === by || (!world.guests.includes(who) && (!room.isPrivate || room.members.includes(who)));
}

const isAdmitted = (place: string, { isConfined, room }: Logged): boolean => !isConfined || room.place === place;
const mayStandIn = (place: string, record: Logged): boolean =>
  record.isDealtWith && !record.isOld && isAdmitted(place, record);

const textOf = (messages: readonly SeenMessage[]): string =>
  messages.map(({ plainText, text }) => `${plainText}\n${text}`).join('\n');

const oneOf = <T>(all: readonly T[], drawn: number): T =>
  all[drawn % all.length] ?? expect.fail('nothing to draw from');

describeEachProvider('whatever is logged, wherever, by whomever', (provider) => {
  let team: Team;
  let serial = 0;
  const seen = { posts: 0, cards: 0, voices: 0, ends: 0, pages: 0, previews: 0 };
  beforeAll(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = settings(team.db.prisma, id);
    const { customers } = await chosen.read();
    await chosen.save('customers', { ...customers, quietAfterDays: 60 }, team.clock.now());
    team.slack.admin.addChannel(LOBBY, { members: EVERYBODY, withBot: true });
  });
  afterAll(() => team.end());

  /** Makes the team what was drawn. */
  async function build({ rooms, guests }: Pick<Drawn<typeof someStory>, 'rooms' | 'guests'>): Promise<World> {
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
        'Who may read it?': isConfined ? CONFINED : 'Everyone but guests',
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
  async function readsThrough(who: string, line: string): Promise<string> {
    const person = team.slack.person(who);
    await putsAway(team, who);
    await person.types(LOBBY, `/heard ${line}`);
    await team.slack.settled();
    const pages = [person.modal().text];
    while (person.modal().buttons.includes('More')) {
      await presses(team, who, 'More', 'modal');
      pages.push(person.modal().text);
    }
    await putsAway(team, who);
    return pages.join('\n').replaceAll(/“[^”]*”/g, '');
  }

  /** Whom the form offers while a person types into it. */
  async function picks(who: string, typed: string): Promise<string[]> {
    const person = team.slack.person(who);
    await person.types(LOBBY, '/heard');
    await team.slack.settled();
    const block = person.modal().blocks.find((one) => one.type === 'input' && one.label.text === 'Somebody we know');
    const address = { blockId: block?.block_id ?? '', actionId: 'conversations.capture.known' };
    const offered = await person.suggestions('modal', address, typed);
    await putsAway(team, who);
    // What names somebody new is what was typed.
    return offered.map(({ text }) => text).filter((text) => text !== typed);
  }

  /** What somebody who runs the bot may write into a file for a person. */
  async function exportsFor({ rooms }: World, who: string): Promise<string> {
    const { id, slackUserId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: who } });
    const places = rooms.map(({ place }) => team.slack.channel(place));
    const pages: string[] = [];
    await exportRecords(team.db.prisma, CONVERSATIONS, {
      ...{ format: 'csv', since: '', workspace: undefined, now: team.clock.now(), target: id },
      eyes: { kind: 'one', slackUserId },
      peopleOf: async (channelId) => new Set(places.find(({ id }) => id === channelId)?.memberIds ?? []),
      write: async (text) => {
        for await (const page of text) pages.push(page);
      },
    });
    return pages.join('');
  }

  /** Everything that one person can get to read by themselves. */
  async function lookAround(world: World, who: string, records: readonly Logged[]): Promise<string> {
    const person = team.slack.person(who);
    const read: string[] = [];
    for (const { number } of records) {
      const shown = await asks(team, who, LOBBY, `/heard ${number}`);
      read.push(shown.plainText, shown.text, await readsAll(who, shown));
    }
    for (const line of ['list', 'search token']) {
      read.push(await readsThrough(who, line));
    }
    read.push(await exportsFor(world, who));
    await person.opensHome();
    await team.slack.settled();
    read.push(person.home().text);
    const openers = world.rooms.flatMap(({ place }) =>
      ['show', 'log'].map((verb) => `/opener ${verb} ${place.slice(1)}`),
    );
    for (const command of ['/opener list', '/opener run', ...openers]) read.push(await isAnswered(who, command));
    const posts = world.rooms
      .filter(({ members }) => members.includes(who))
      .flatMap(({ place }) => openersIn(team, place, who));
    // What stands in a channel is read by its guests too, whoever's it is.
    if (!world.guests.includes(who)) for (const post of posts) read.push(await readsAll(who, post));
    const post = posts.findLast(({ buttons }) => buttons.includes('See and take'));
    const ways = [
      ...(post ? [post] : []),
      ...(person.home().buttons.includes('See and take') ? ['home' as const] : []),
    ];
    for (const way of ways) {
      await presses(team, who, 'See and take', way);
      read.push(person.modal().text);
      await putsAway(team, who);
    }
    return [...read, ...person.dm().map(({ plainText }) => plainText)].join('\n');
  }

  /** What stands behind the end of long words. */
  async function readsAll(who: string, shown: SeenMessage): Promise<string> {
    if (!shown.buttons.includes('Read all')) return '';
    await presses(team, who, 'Read all', shown);
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  }

  /** What the openers would post now, as far as this person is shown it. */
  async function previews({ rooms }: World, who: string): Promise<string> {
    const read: string[] = [];
    for (const { place } of rooms) read.push(await isAnswered(who, `/opener preview ${place.slice(1)}`));
    return read.join('\n');
  }

  /** In a message or a modal. */
  async function isAnswered(who: string, command: string): Promise<string> {
    const person = team.slack.person(who);
    const before = person.sees(LOBBY).length;
    await person.types(LOBBY, command);
    await team.slack.settled();
    const said = person.sees(LOBBY).slice(before);
    const read = said.map(({ plainText, text }) => `${plainText}\n${text}`);
    if (person.hasModal()) read.push(person.modal().text);
    await putsAway(team, who);
    return read.join('\n');
  }

  /** Whether the page of a customer is shown, and who knows them. */
  async function asksWhoKnows(who: string, firm: string): Promise<string> {
    const person = team.slack.person(who);
    await person.types(LOBBY, `/heard customer ${firm}`);
    await team.slack.settled();
    const isShown = person.modal().buttons.includes(WHO_KNOWS);
    if (isShown) await presses(team, who, WHO_KNOWS, 'modal');
    const { text } = person.modal();
    await putsAway(team, who);
    return isShown ? text : '';
  }

  /** Everything in which one person can get to know of customers. */
  async function meets(
    world: World,
    who: string,
  ): Promise<Readonly<Record<'picked' | 'paged' | 'exported' | 'quiet', string>>> {
    return {
      picked: (await picks(who, 'firm')).join('\n'),
      paged: await readsThrough(who, 'customer firm'),
      exported: await exportsFor(world, who),
      quiet: await readsThrough(who, 'quiet'),
    };
  }

  it('nobody ever reads what is not theirs to read, and everybody what is', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(someStory, async ({ plans, ...drawn }) => {
        const world = await build(drawn);
        const records: Logged[] = [];
        for (const plan of [FOR_EVERYBODY, TO_ANSWER, ...plans]) records.push(await log(world, plan));
        const previewed = new Map<string, string>();
        for (const who of EVERYBODY) previewed.set(who, await previews(world, who));
        for (const { place } of world.rooms) await asks(team, 'Grace', place, '/opener run');
        for (const who of EVERYBODY) {
          const ahead = previewed.get(who) ?? '';
          if (records.some(({ token }) => ahead.includes(token))) seen.previews += 1;
          const read = `${ahead}\n${await lookAround(world, who, records)}`;
          const { quiet, ...met } = await meets(world, who);
          for (const record of records) {
            const may = mayReadAlone(world, who, record);
            expect([who, world, record, read.includes(record.token)]).toEqual([who, world, record, may]);
            if (record.tail !== null && may) seen.ends += 1;
            if (record.tail !== null) expect([who, record, read.includes(record.tail)]).toEqual([who, record, may]);
            const { voice } = record;
            if (voice !== null) {
              const mayHear = mayHearVoice(world, who, record, voice);
              if (mayHear) seen.voices += 1;
              expect([who, world, record, read.includes(voice.token)]).toEqual([who, world, record, mayHear]);
            }
            for (const [where, names] of Object.entries(met)) {
              expect([who, where, record, names.includes(record.firm)]).toEqual([who, where, record, may]);
            }
            expect([who, record, quiet.includes(record.firm)]).toEqual([who, record, may && record.isOld]);
          }
          const last = records.at(-1) ?? expect.fail('nothing was logged');
          const known = (await asksWhoKnows(who, last.firm)).includes(last.firm);
          if (known) seen.pages += 1;
          expect([who, WHO_KNOWS, last, known]).toEqual([who, WHO_KNOWS, last, mayReadAlone(world, who, last)]);
        }
        for (const { place } of world.rooms) {
          const posted = textOf(openersIn(team, place));
          const standing = records.filter(({ token }) => posted.includes(token));
          seen.posts += standing.length;
          for (const record of standing)
            expect([place, record, mayStandIn(place, record)]).toEqual([place, record, true]);
          // Cards of what needs an answer stand in the first of them.
          const all = textOf(
            team.slack
              .person('Grace')
              .sees(place)
              .filter(({ ephemeral }) => !ephemeral),
          );
          const cards = records.filter(({ token, isDealtWith }) => all.includes(token) && !isDealtWith);
          seen.cards += cards.length;
          for (const record of records.filter(({ token }) => all.includes(token)))
            expect([place, record, isAdmitted(place, record)]).toEqual([place, record, true]);
        }
      }),
      // Six people look at all of it in a dozen ways, which takes a quarter of a minute; each run adds to what is there,
      // so that a smaller example cannot be looked for.
      { numRuns: 2, interruptAfterTimeLimit: PATIENCE, endOnFailure: true },
    );
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  });
});
