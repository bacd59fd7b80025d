import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { IDEAS } from '../../src/transfer/export-ideas.ts';
import { allTables } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, numberIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';
import {
  CONFINED,
  type Drawn,
  EVERYBODY,
  FOR_EVERYBODY,
  isAdmitted,
  LOBBY,
  type Logged,
  mayReadAlone,
  OPEN,
  oneOf,
  type Room,
  readersOf,
  someMakeup,
  someRecord,
  TO_ANSWER,
  textOf,
  type World,
} from './readers.ts';

/** On a machine that has much else to do. */
const PATIENCE = 300_000;
const WORDS = 'Conversations it answers';
/** So much of the way to the next Friday morning goes by before the champion calls a customer minute. */
const [MONDAY, FRIDAY] = [1, 5];
const DAY = 24 * 60 * 60 * 1000;

interface Sent {
  readonly token: string;
  readonly number: number;
  readonly author: string;
  readonly room: Room;
  readonly isConfined: boolean;
}

/** A room, its author and what it answers are drawn as numbers: which there are is drawn too. */
const someIdea = fc.record({ room: fc.nat(), author: fc.nat(), isConfined: fc.boolean(), answers: fc.nat() });
type IdeaPlan = Drawn<typeof someIdea>;
const someStory = fc.record({ ...someMakeup, plan: someRecord, idea: someIdea });

/** Of these two each belongs to the people of another room, and Grace, who is in both, takes them for one. */
const APART: readonly IdeaPlan[] = [0, 1].map((room) => ({ room, author: 0, isConfined: true, answers: 1 }));
/** And this one, which all may read, is done. */
const DONE: IdeaPlan = { room: 0, author: 0, isConfined: false, answers: 1 };

/** The product's table, written down a second time: who may read an idea. */
function mayReadIdea({ guests }: World, who: string, { author, isConfined, room }: Sent): boolean {
  if (who === author) return true;
  return !guests.includes(who) && (!isConfined || room.members.includes(who));
}

describeEachProvider('whatever is sent as an idea, and whatever the champion is shown', (provider) => {
  let team: Team;
  let readers: ReturnType<typeof readersOf>;
  let serial = 0;
  const seen = { linked: 0, hidden: 0, merged: 0, minutes: 0, posts: 0, waiting: 0, prefilled: 0, reviewed: 0 };
  beforeAll(async () => {
    team = await startStory(provider);
    readers = readersOf(team);
    team.slack.admin.addChannel(LOBBY, { members: EVERYBODY, withBot: true });
    await chooses('champion', { ...DEFAULTS.champion, length: 1 });
    await setsUp(team, 'Grace', LOBBY, { 'Name of the meeting': 'lobby' });
    await putsAway(team, 'Grace');
    for (const who of ['Mikko', 'Aino']) await asks(team, who, LOBBY, '/champion nominate me');
  });
  afterAll(() => team.end());

  async function chooses<Part extends 'champion' | 'ideas'>(part: Part, value: (typeof DEFAULTS)[Part]) {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    await settings(team.db.prisma, id).save(part, value, team.clock.now());
  }

  async function send({ rooms }: World, plan: IdeaPlan, records: readonly Logged[]): Promise<Sent> {
    serial += 1;
    const room = oneOf(rooms, plan.room);
    const author = oneOf(room.members, plan.author);
    const token = `idea${serial}x`;
    const person = team.slack.person(author);
    await person.usesMessageShortcut(await person.says(room.place, `${token} said`), 'Make it an idea');
    await team.slack.settled();
    const readable = (await offered(author, WORDS, '')).filter((text) =>
      text.startsWith(`#${oneOf(records, plan.answers).number} `),
    );
    await saves(team, author, {
      'Why will it delight them?': `delight of ${token}`,
      'Who may read it?': plan.isConfined ? CONFINED : OPEN,
      ...(readable.length > 0 ? { [WORDS]: readable } : {}),
    });
    expect([person.modal().errors, person.modal().problem]).toEqual([{}, null]);
    const number = numberIn(person.modal().text);
    await putsAway(team, author);
    return { token, number, author, room, isConfined: plan.isConfined };
  }

  /** What a field of the open form offers. */
  async function offered(who: string, label: string, typed: string): Promise<string[]> {
    const person = team.slack.person(who);
    const field = person.modal().fields[label];
    if (field === undefined) return [];
    return (await person.suggestions('modal', field, typed)).map(({ text }) => text);
  }

  /** Grace, who is a reviewer and in all rooms. */
  async function review([first, second, third]: readonly Sent[]) {
    if (!first || !second || !third) return expect.fail('too few ideas');
    await presses(team, 'Grace', 'Merge into…', await asks(team, 'Grace', LOBBY, `/idea ${first.number}`));
    await saves(team, 'Grace', {
      'Which idea is it part of?': `#${second.number} ${second.token} said`,
      'Why?': 'The same.',
    });
    await putsAway(team, 'Grace');
    await presses(team, 'Grace', 'Done…', await asks(team, 'Grace', LOBBY, `/idea ${third.number}`));
    await saves(team, 'Grace', { 'What changed, and why?': 'All.', 'What does it do for the customer?': 'Much.' });
    await putsAway(team, 'Grace');
    const { status } = await team.db.prisma.idea.findFirstOrThrow({ where: { number: first.number } });
    if (status === 'merged') seen.merged += 1;
    const done = await team.db.prisma.idea.findFirstOrThrow({ where: { number: third.number } });
    expect(done.status).toBe('done');
  }

  /** Whoever is champion tries to show every record in some meeting's channel. */
  async function callMinutes(champion: string, records: readonly Logged[]): Promise<string> {
    const person = team.slack.person(champion);
    const read: string[] = [];
    for (const { number } of records) {
      await person.types(LOBBY, '/champion minute');
      await team.slack.settled();
      const stories = await offered(champion, 'Whose words?', `#${number}`);
      const meetings = await offered(champion, 'In which meeting’s channel?', '');
      const meeting = meetings[number % meetings.length];
      read.push(...stories);
      if (stories[0] !== undefined && meeting !== undefined) {
        await saves(team, champion, { 'Whose words?': stories[0], 'In which meeting’s channel?': meeting });
        read.push(person.modal().text);
      }
      await putsAway(team, champion);
    }
    return read.join('\n');
  }

  /** Everything about ideas, and all that the champion is shown, that one person can get to read by themselves. */
  async function lookAround(
    world: World,
    who: string,
    records: readonly Logged[],
    sent: readonly Sent[],
  ): Promise<string> {
    const person = team.slack.person(who);
    const read: string[] = [];
    for (const { number } of records) {
      const shown = await asks(team, who, LOBBY, `/heard ${number}`);
      read.push(shown.plainText, shown.text);
      if (!shown.buttons.includes('Make it an idea')) continue;
      await presses(team, who, 'Make it an idea', shown);
      seen.prefilled += 1;
      read.push(person.modal().text, JSON.stringify(person.modal().fields), ...(await offered(who, WORDS, 'token')));
      await putsAway(team, who);
    }
    for (const { number } of sent) {
      const shown = await asks(team, who, LOBBY, `/idea ${number}`);
      read.push(shown.plainText, shown.text);
    }
    for (const words of ['list', 'mine', 'top', 'search said']) {
      read.push(await readers.readsThrough(who, `/idea ${words}`));
    }
    read.push(await goesThrough(who), await readers.exportsFor(world, who, IDEAS));
    const role = await asks(team, who, LOBBY, '/champion');
    await person.opensHome();
    await team.slack.settled();
    read.push(role.plainText, role.text, person.home().text, textOf(person.dm()));
    return read.join('\n');
  }

  /** What waits for a decision, one after the other. */
  async function goesThrough(who: string): Promise<string> {
    const person = team.slack.person(who);
    await person.types(LOBBY, '/idea review');
    await team.slack.settled();
    const read = [person.modal().text];
    while (person.modal().submit !== null) {
      seen.reviewed += 1;
      await saves(team, who, { 'What becomes of it?': 'Skip it for now' });
      read.push(person.modal().text);
    }
    await putsAway(team, who);
    return read.join('\n');
  }

  /** On the next such day, in the morning. */
  async function nextMorning(weekday: number) {
    const now = team.clock.now().getTime();
    const days = [1, 2, 3, 4, 5, 6, 7].find((ahead) => new Date(now + ahead * DAY).getUTCDay() === weekday) ?? 7;
    const date = new Date(now + days * DAY).toISOString().slice(0, 10);
    await team.until(`${date}T08:00:00Z`);
  }

  const standingIn = (place: string): string =>
    textOf(
      team.slack
        .person('Grace')
        .sees(place)
        .filter(({ ephemeral, author }) => !ephemeral && author.isBot),
    );

  it('nobody reads an idea or the words behind it that are not theirs to read, and nobody those of a customer who is forgotten', {
    timeout: PATIENCE,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(someStory, async ({ plan, idea, ...drawn }) => {
        const world = await readers.build(drawn);
        const [first] = world.rooms;
        const channelId = team.slack.channel(first?.place ?? '').id;
        const graceId = team.slack.person('Grace').id;
        await chooses('ideas', { ...DEFAULTS.ideas, channelId, reviewerIds: [graceId] });
        const confined = { ...TO_ANSWER, isConfined: true, taker: 'Grace' };
        const records: Logged[] = [];
        for (const one of [FOR_EVERYBODY, confined, plan]) records.push(await readers.log(world, one));
        const sent: Sent[] = [];
        for (const one of [...APART, DONE, idea]) sent.push(await send(world, one, records));
        await review(sent);

        await nextMorning(MONDAY);
        const holder = await team.db.prisma.member.findFirstOrThrow({ where: { isChampion: true } });
        const called = await callMinutes(holder.name, records);
        await nextMorning(FRIDAY);

        for (const who of EVERYBODY) {
          const read = `${who === holder.name ? called : ''}\n${await lookAround(world, who, records, sent)}`;
          for (const record of records) {
            const may = mayReadAlone(world, who, record);
            seen[may ? 'linked' : 'hidden'] += 1;
            expect([who, world, record, read.includes(record.token)]).toEqual([who, world, record, may]);
            if (!may) expect([who, world, record, read.includes(record.firm)]).toEqual([who, world, record, false]);
          }
          for (const one of sent) {
            const may = mayReadIdea(world, who, one);
            expect([who, world, one, read.includes(one.token)]).toEqual([who, world, one, may]);
          }
          if (/without an owner|waiting too long|nobody has read/u.test(read)) seen.waiting += 1;
        }
        const places = [LOBBY, ...world.rooms.map(({ place }) => place)];
        for (const place of places) {
          const all = standingIn(place);
          if (all.includes('A customer minute')) seen.minutes += 1;
          for (const record of records.filter(({ token }) => all.includes(token)))
            expect([place, record, isAdmitted(place, record)]).toEqual([place, record, true]);
          const ideas = sent.filter(({ token }) => all.includes(token));
          seen.posts += ideas.length;
          for (const one of ideas)
            expect([place, one, !one.isConfined || one.room.place === place]).toEqual([place, one, true]);
        }

        for (const { firm } of records) {
          await team.slack.person('Aino').types(LOBBY, `/heard forget ${firm}`);
          await team.slack.settled();
          await presses(team, 'Aino', 'Forget for good', 'modal');
          await putsAway(team, 'Aino');
        }
        // One message a second is written anew in each channel.
        await team.clock.advance(20_000, { between: () => team.slack.settled() });
        const gone = records.flatMap(({ token, firm, tail, voice }) => [
          token,
          firm,
          ...(tail ? [tail] : []),
          ...(voice ? [voice.token] : []),
        ]);
        const kept = await allTables(team.db);
        expect(gone.filter((words) => kept.includes(words))).toEqual([]);
        for (const who of EVERYBODY) {
          const told = textOf(team.slack.person(who).dm());
          await team.slack.person(who).opensHome();
          await team.slack.settled();
          const read = [told, team.slack.person(who).home().text].join('\n');
          expect([who, gone.filter((words) => read.includes(words))]).toEqual([who, []]);
        }
        for (const who of ['Grace', holder.name]) {
          const read = await lookAround(world, who, records, sent);
          expect([who, gone.filter((words) => read.includes(words))]).toEqual([who, []]);
        }
        for (const place of places) {
          const all = standingIn(place);
          expect([place, gone.filter((words) => all.includes(words))]).toEqual([place, []]);
        }
      }),
      // One story, told in two dozen ways to six people, which takes a quarter of a minute; another one each time this runs.
      { numRuns: 1, interruptAfterTimeLimit: PATIENCE, endOnFailure: true },
    );
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  });
});
