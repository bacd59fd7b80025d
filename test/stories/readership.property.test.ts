import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { exportConversations } from '../../src/transfer/export-conversations.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { type Account, asks, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

const CONFINED = 'Only the people of the channel it comes from';

/** Who is where, as the story sets it up. The bot is in all three; Daniel is a guest. */
const PEOPLE_OF: Readonly<Record<string, readonly string[]>> = {
  '#general': ['Aino', 'Mikko', 'Grace', 'Priya', 'Arjun'],
  '#launch': ['Grace', 'Mikko', 'Daniel'],
  '#board': ['Grace', 'Mikko'],
};
/** On a machine that has much else to do. */
const PATIENCE = 180_000;
const EVERYBODY = ['Aino', 'Mikko', 'Grace', 'Priya', 'Arjun', 'Daniel'];

interface Logged {
  readonly token: string;
  /** Who said it. */
  readonly firm: string;
  readonly number: number;
  readonly hearer: string;
  readonly place: string;
  readonly isConfined: boolean;
  /** Long ago: too old for a meeting, and its customer was not heard from since. */
  readonly isOld: boolean;
  readonly isDealtWith: boolean;
  owner: string;
}

const someRecord = fc.constantFrom(...Object.keys(PEOPLE_OF)).chain((place) =>
  fc.record({
    place: fc.constant(place),
    hearer: fc.constantFrom(...(PEOPLE_OF[place] ?? [])),
    isConfined: fc.boolean(),
    isOld: fc.boolean(),
    next: fc.constantFrom<NonNullable<Account['next']>>('It needs an answer', 'I answered', 'Nothing to answer'),
    taker: fc.constantFrom(...EVERYBODY),
  }),
);

/** One that any meeting may hear, so that the openers have something to say. */
const FOR_EVERYBODY: Plan = {
  ...{ place: '#general', hearer: 'Aino', taker: 'Aino', isConfined: false, isOld: false, next: 'Nothing to answer' },
};

type Drawn<A> = A extends fc.Arbitrary<infer Value> ? Value : never;
type Plan = Drawn<typeof someRecord>;

/** The product's table, written down a second time: who may read a record alone. */
function mayReadAlone(who: string, record: Logged): boolean {
  if (who === record.hearer || who === record.owner) return true;
  if (who === 'Daniel') return false;
  return !record.isConfined || (PEOPLE_OF[record.place] ?? []).includes(who);
}

const mayStandIn = (channel: string, record: Logged): boolean =>
  record.isDealtWith && !record.isOld && (!record.isConfined || record.place === channel);

describeEachProvider('whatever is logged, wherever, by whomever', (provider) => {
  let team: Team;
  let serial = 0;
  let seenInPosts = 0;
  beforeAll(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = settings(team.db.prisma, id);
    const { customers } = await chosen.read();
    await chosen.save('customers', { ...customers, quietAfterDays: 60 }, team.clock.now());
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    for (const place of Object.keys(PEOPLE_OF)) {
      await setsUp(team, 'Grace', place, { 'Name of the meeting': place.slice(1) });
      await putsAway(team, 'Grace');
    }
  });
  afterAll(() => team.end());

  async function log(plan: Plan): Promise<Logged> {
    const { place, hearer, isConfined, isOld, next, taker } = plan;
    serial += 1;
    const token = `token${serial}x`;
    const firm = `Firm ${serial}x`;
    const number = await hasLogged(team, hearer, `${firm}: ${token}`, {
      in: place,
      next,
      fields: {
        'Who may read it?': isConfined ? CONFINED : 'Everyone but guests',
        'When?': isOld ? '2026-01-05' : '2026-11-17',
      },
    });
    const isDealtWith = next !== 'It needs an answer';
    const record = { token, firm, number, hearer, place, isConfined, isOld, isDealtWith, owner: '' };
    const shown = await asks(team, taker, homeOf(taker), `/heard ${number}`);
    if (!shown.buttons.includes('Take it')) return record;
    await presses(team, taker, 'Take it', shown);
    return { ...record, owner: taker };
  }

  /** All pages of a list; whatever was searched for is not said back by the list itself. */
  async function readsThrough(who: string, line: string): Promise<string> {
    const person = team.slack.person(who);
    await putsAway(team, who);
    await person.types(homeOf(who), `/heard ${line}`);
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
    await person.types(homeOf(who), '/heard');
    await team.slack.settled();
    const block = person.modal().blocks.find((one) => one.type === 'input' && one.label.text === 'Somebody we know');
    const address = { blockId: block?.block_id ?? '', actionId: 'conversations.capture.known' };
    const offered = await person.suggestions('modal', address, typed);
    await putsAway(team, who);
    // What names somebody new is what was typed.
    return offered.map(({ text }) => text).filter((text) => text !== typed);
  }

  const places = () => Object.keys(PEOPLE_OF).map((place) => team.slack.channel(place));

  /** What somebody who runs the bot may write into a file for a person. */
  async function exportsFor(who: string): Promise<string> {
    const { id, slackUserId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: who } });
    const pages: string[] = [];
    await exportConversations(team.db.prisma, {
      ...{ format: 'csv', since: '', workspace: undefined, now: team.clock.now(), target: id },
      eyes: { kind: 'one', slackUserId },
      peopleOf: async (channelId) => new Set(places().find(({ id }) => id === channelId)?.memberIds ?? []),
      write: async (text) => {
        for await (const page of text) pages.push(page);
      },
    });
    return pages.join('');
  }

  /** Everything that one person can get to read by themselves. */
  async function lookAround(who: string, records: readonly Logged[]): Promise<string> {
    const person = team.slack.person(who);
    const read: string[] = [];
    for (const { number } of records) {
      const shown = await asks(team, who, homeOf(who), `/heard ${number}`);
      read.push(shown.plainText, shown.text);
    }
    for (const line of ['list', 'search token']) {
      read.push(await readsThrough(who, line));
    }
    read.push(await exportsFor(who));
    await person.opensHome();
    await team.slack.settled();
    read.push(person.home().text);
    for (const command of ['/opener list', '/opener run'])
      read.push((await asks(team, who, homeOf(who), command)).plainText);
    const post = openersIn(team, homeOf(who)).findLast(({ buttons }) => buttons.includes('See and take'));
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

  /** Everything in which one person can get to know of customers. */
  async function meets(who: string): Promise<Readonly<Record<'picked' | 'paged' | 'exported' | 'quiet', string>>> {
    return {
      picked: (await picks(who, 'firm')).join('\n'),
      paged: await readsThrough(who, 'customer firm'),
      exported: await exportsFor(who),
      quiet: await readsThrough(who, 'quiet'),
    };
  }

  const homeOf = (who: string): string => (who === 'Daniel' ? '#launch' : '#general');

  it('nobody ever reads what is not theirs to read, and everybody what is', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someRecord, { minLength: 2, maxLength: 4 }), async (plans) => {
        const records: Logged[] = [];
        for (const plan of [FOR_EVERYBODY, ...plans]) records.push(await log(plan));
        for (const place of Object.keys(PEOPLE_OF)) await asks(team, 'Grace', place, '/opener run');
        for (const who of EVERYBODY) {
          const read = await lookAround(who, records);
          const { quiet, ...met } = await meets(who);
          for (const record of records) {
            const may = mayReadAlone(who, record);
            expect([who, record, read.includes(record.token)]).toEqual([who, record, may]);
            for (const [where, names] of Object.entries(met)) {
              expect([who, where, record, names.includes(record.firm)]).toEqual([who, where, record, may]);
            }
            expect([who, record, quiet.includes(record.firm)]).toEqual([who, record, may && record.isOld]);
          }
        }
        for (const place of Object.keys(PEOPLE_OF)) {
          const posted = openersIn(team, place)
            .map(({ plainText, text }) => `${plainText}\n${text}`)
            .join('\n');
          const standing = records.filter(({ token }) => posted.includes(token));
          seenInPosts += standing.length;
          for (const record of standing)
            expect([place, record, mayStandIn(place, record)]).toEqual([place, record, true]);
        }
      }),
      // Six people look at all of it in a dozen ways, which takes a quarter of a minute; each run adds to what is there,
      // so that a smaller example cannot be looked for.
      { numRuns: 2, interruptAfterTimeLimit: PATIENCE, endOnFailure: true },
    );
    expect(seenInPosts).toBeGreaterThan(0);
  });
});
