import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { CONVERSATIONS } from '../../src/transfer/export-conversations.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, openersIn, presses, putsAway, startStory } from './acts.ts';
import {
  EVERYBODY,
  FOR_EVERYBODY,
  isAdmitted,
  LOBBY,
  type Logged,
  mayHearVoice,
  mayReadAlone,
  readersOf,
  someMakeup,
  someRecord,
  TO_ANSWER,
  textOf,
  type World,
} from './readers.ts';

const WHO_KNOWS = 'Who knows this one?';

/** Each opens a form, or says that it does not; for those who may not read a record none does. */
const DEEDS = ['edit', 'delete', 'release', 'assign', 'answered', 'share', 'learn', 'close', 'wait', 'reopen'];

/** On a machine that has much else to do. */
const PATIENCE = 180_000;

const someStory = fc.record({
  ...someMakeup,
  plans: fc.array(someRecord, { minLength: 2, maxLength: 4 }),
});

const mayStandIn = (place: string, record: Logged): boolean =>
  record.isDealtWith && !record.isOld && isAdmitted(place, record);

describeEachProvider('whatever is logged, wherever, by whomever', (provider) => {
  let team: Team;
  let readers: ReturnType<typeof readersOf>;
  const seen = { posts: 0, cards: 0, voices: 0, ends: 0, pages: 0, previews: 0 };
  beforeAll(async () => {
    team = await startStory(provider);
    readers = readersOf(team);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = settings(team.db.prisma, id);
    const { customers } = await chosen.read();
    await chosen.save('customers', { ...customers, quietAfterDays: 60 }, team.clock.now());
    team.slack.admin.addChannel(LOBBY, { members: EVERYBODY, withBot: true });
  });
  afterAll(() => team.end());

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

  /** Everything that one person can get to read by themselves. */
  async function lookAround(world: World, who: string, records: readonly Logged[]): Promise<string> {
    const person = team.slack.person(who);
    const read: string[] = [];
    for (const { number } of records) {
      const shown = await asks(team, who, LOBBY, `/heard ${number}`);
      read.push(shown.plainText, shown.text, await readers.readsAll(who, shown));
    }
    for (const { number } of records.filter((record) => !mayReadAlone(world, who, record))) {
      for (const deed of DEEDS) read.push(await readers.isAnswered(who, `/heard ${deed} ${number}`));
    }
    for (const line of ['list', 'list unanswered last 30 days', 'list fell short', 'search token']) {
      read.push(await readers.readsThrough(who, `/heard ${line}`));
    }
    read.push(await readers.exportsFor(world, who, CONVERSATIONS));
    await person.opensHome();
    await team.slack.settled();
    read.push(person.home().text);
    const openers = world.rooms.flatMap(({ place }) =>
      ['show', 'log'].map((verb) => `/opener ${verb} ${place.slice(1)}`),
    );
    for (const command of ['/opener list', '/opener run', ...openers])
      read.push(await readers.isAnswered(who, command));
    const posts = world.rooms
      .filter(({ members }) => members.includes(who))
      .flatMap(({ place }) => openersIn(team, place, who));
    // What stands in a channel is read by its guests too, whoever's it is.
    if (!world.guests.includes(who)) for (const post of posts) read.push(await readers.readsAll(who, post));
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

  /** What the openers would post now, as far as this person is shown it. */
  async function previews({ rooms }: World, who: string): Promise<string> {
    const read: string[] = [];
    for (const { place } of rooms) read.push(await readers.isAnswered(who, `/opener preview ${place.slice(1)}`));
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
      paged: await readers.readsThrough(who, '/heard customer firm'),
      exported: await readers.exportsFor(world, who, CONVERSATIONS),
      quiet: await readers.readsThrough(who, '/heard quiet'),
    };
  }

  it('nobody ever reads what is not theirs to read, and everybody what is', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(someStory, async ({ plans, ...drawn }) => {
        const world = await readers.build(drawn);
        const records: Logged[] = [];
        for (const plan of [FOR_EVERYBODY, TO_ANSWER, ...plans]) records.push(await readers.log(world, plan));
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
