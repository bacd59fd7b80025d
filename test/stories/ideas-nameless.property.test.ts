import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { CONVERSATIONS, type Eyes, exportRecords } from '../../src/transfer/export-conversations.ts';
import { IDEAS } from '../../src/transfer/export-ideas.ts';
import { allRows } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, numberIn, presses, putsAway, saves, startStory } from './acts.ts';

const PATIENCE = 180_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CONFINED = 'Only the people of the channel it comes from';
const SAID = '#1 Maarit, Acme Oy: nobody ever thanked me';
/** Whoever may look at what somebody sent, and does. */
const OTHERS = ['Aino', 'Mikko', 'Grace'];

const STEPS = [
  ...(['a night', 'a vote', 'a look around', 'a vote for the other', 'an answer', 'why in public'] as const),
  ...(['read', 'explored', 'declined', 'done', 'merged', 'undone', 'taken up again', 'an edit by others'] as const),
] as const;
type Step = (typeof STEPS)[number];

const someSending = fc.record({
  place: fc.constantFrom('#general' as const, 'private' as const, 'dm' as const, 'message' as const),
  isConfined: fc.boolean(),
  links: fc.boolean(),
  edits: fc.boolean(),
  linksLater: fc.boolean(),
  takesBack: fc.nat(5).map((drawn) => drawn === 0),
});
type Sending = typeof someSending extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const someStory = fc.record({
  sending: someSending,
  // A night is what brings news, so it is drawn more often.
  steps: fc.array(fc.constantFrom<Step>('a night', 'a night', ...STEPS), { minLength: 5, maxLength: 9 }),
  isForgotten: fc.boolean(),
});

/** Everything that can become of one, in a row. */
const WHOLE_STORY: typeof someStory extends fc.Arbitrary<infer Drawn> ? Drawn : never = {
  sending: { place: 'message', isConfined: false, links: true, edits: true, linksLater: true, takesBack: false },
  steps: [
    ...(['a vote', 'a vote for the other', 'read', 'declined', 'a night', 'an answer', 'why in public'] as const),
    ...(['a look around', 'a night', 'taken up again', 'merged', 'a night', 'undone', 'done', 'a night'] as const),
  ],
  isForgotten: true,
};

/** Of one run: who sent it, and by what the idea is known. */
interface Told {
  readonly who: string;
  readonly room: string;
  /** Stands in its title and its texts. */
  readonly mark: string;
  readonly number: number;
}

describeEachProvider('who sent an idea without a name', (provider) => {
  let team: Team;
  let serial = 0;
  const seen = { mornings: 0, answers: 0, merges: 0, exports: 0 };
  beforeAll(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = { ...DEFAULTS.ideas, allowsNameless: true, channelId: team.slack.channel('#product').id };
    await settings(team.db.prisma, id).save('ideas', chosen, team.clock.now());
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: nobody ever thanked me');
    await asks(team, 'Mikko', '#sales', '/idea ring whoever gave');
  });
  afterAll(() => team.end());

  const someTime = () => team.until(new Date(team.clock.now().getTime() + 2 * MINUTE));

  /** Somebody new, who does nothing but what this story tells. */
  async function comes(): Promise<Omit<Told, 'number'>> {
    serial += 1;
    const who = `Nadia${serial}`;
    await team.slack.admin.addPerson({
      ...{ id: `U0NADIA${serial}X`, username: who.toLowerCase(), realName: `${who} Koski`, title: 'Night shift' },
    });
    for (const place of ['#general', '#sales']) await team.slack.person(who).joins(place);
    const room = `#night${serial}`;
    team.slack.admin.addChannel(room, { private: true, members: [who, ...OTHERS], withBot: true });
    await team.slack.settled();
    return { who, room, mark: `shift${serial}x` };
  }

  async function opensForm({ who, room, mark }: Omit<Told, 'number'>, place: Sending['place']): Promise<void> {
    const person = team.slack.person(who);
    if (place === 'message') {
      const said = await person.says('#general', `Let the ${mark} go home earlier`);
      await person.usesMessageShortcut(said, 'Make it an idea');
    } else await person.types(place === 'private' ? room : place, '/idea');
    await team.slack.settled();
  }

  /** Null for one that was taken back. */
  async function sends(told: Omit<Told, 'number'>, sending: Sending): Promise<Told | null> {
    const { who, mark } = told;
    const person = team.slack.person(who);
    await opensForm(told, sending.place);
    const isConfined = sending.isConfined && sending.place !== 'dm';
    await saves(team, who, {
      'The idea, in one line': `Let the ${mark} go home earlier`,
      'Your name': ['Without my name'],
      'Who may read it?': isConfined ? CONFINED : 'Everyone but guests',
      ...(sending.links ? { 'Conversations it answers': [SAID] } : {}),
    });
    const number = numberIn(`${person.modal().text} ${JSON.stringify(person.modal().errors)}`);
    await someTime();
    if (sending.edits) {
      await presses(team, who, 'Add the questions', 'modal');
      await saves(team, who, { 'What exactly?': `The ${mark} at five`, Link: 'https://example.com/archives/C1/p17' });
      await someTime();
    }
    if (sending.linksLater) {
      await presses(team, who, 'Link a customer’s words', 'modal');
      await saves(team, who, { 'Conversations it answers': [SAID] });
    }
    const takesBack = sending.takesBack && person.modal().buttons.includes('Undo');
    if (takesBack) await presses(team, who, 'Undo', 'modal');
    await putsAway(team, who);
    await someTime();
    return takesBack ? null : { ...told, number };
  }

  /** Presses it on the idea as Aino is shown it; false where it is not offered. */
  async function onRecord({ number }: Told, label: string, fields?: Parameters<typeof saves>[2]): Promise<boolean> {
    const shown = await asks(team, 'Aino', '#general', `/idea ${number}`);
    if (!shown.buttons.includes(label)) return false;
    await presses(team, 'Aino', label, shown);
    if (fields) await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
    return true;
  }

  const lastMorning = ({ who }: Told) => morningsOf(team.slack, who).at(-1);
  const decides = (told: Told, becomes: string, fields: Parameters<typeof saves>[2] = {}) =>
    onRecord(told, 'Decide…', { 'What becomes of it?': becomes, 'Why?': 'So we said.', ...fields });

  const takes: Record<Step, (told: Told) => Promise<unknown>> = {
    'a night': async (told) => {
      const next = new Date(Math.ceil(team.clock.now().getTime() / DAY) * DAY + 10 * 60 * MINUTE);
      await team.until(next);
      if (lastMorning(told) !== undefined) seen.mornings += 1;
    },
    'a vote': ({ number }) => asks(team, 'Mikko', '#sales', `/idea vote ${number}`),
    'a vote for the other': ({ who }) => asks(team, who, '#general', '/idea vote 1'),
    'a look around': async ({ number, mark }) => {
      for (const who of ['Aino', 'Grace']) {
        await team.slack.person(who).opensHome();
        for (const line of [`${number}`, 'stats', 'list', 'top', 'review', `search ${mark}`]) {
          await team.slack.person(who).types('#general', `/idea ${line}`);
          await team.slack.settled();
          await putsAway(team, who);
        }
      }
    },
    'an answer': async (told) => {
      const morning = lastMorning(told);
      if (!morning?.buttons.includes('Answer the reviewer')) return;
      await presses(team, told.who, 'Answer the reviewer', morning);
      await saves(team, told.who, { 'Your answer': `The ${told.mark} sleeps badly.` });
      await putsAway(team, told.who);
      seen.answers += 1;
    },
    'why in public': async (told) => {
      const morning = lastMorning(told);
      if (morning?.buttons.includes('Publish why')) await presses(team, told.who, 'Publish why', morning);
    },
    read: (told) => onRecord(told, 'Acknowledge'),
    explored: (told) => decides(told, 'Explore it', { 'Who sees to it?': 'Mikko' }),
    declined: (told) => decides(told, 'Decline it'),
    done: (told) =>
      onRecord(told, 'Done…', {
        'What changed, and why?': 'It ends at five.',
        'What does it do for the customer?': 'They meet people who are awake.',
        'Who built it?': ['Arjun'],
      }),
    merged: async (told) => {
      const fields = { 'Which idea is it part of?': '#1 ring whoever gave', 'Why?': 'The same wish.' };
      if (await onRecord(told, 'Merge into…', fields)) seen.merges += 1;
    },
    undone: (told) => onRecord(told, 'Undo that'),
    'taken up again': (told) => onRecord(told, 'Take it up again', { 'Why?': 'We were wrong.' }),
    'an edit by others': ({ number }) => asks(team, 'Grace', '#general', `/idea edit ${number}`).catch(() => undefined),
  };

  async function exported(): Promise<string> {
    const texts: string[] = [];
    const everyEyes: Eyes[] = [{ kind: 'all' }, { kind: 'everyone' }, { kind: 'one', slackUserId: 'U0AINO001' }];
    for (const eyes of everyEyes) {
      for (const format of ['csv', 'json'] as const) {
        const job = {
          ...{ format, eyes, since: '', workspace: undefined, now: team.clock.now(), target: 'a file' },
          peopleOf: async () => new Set(['U0AINO001']),
          write: async (pages: AsyncIterable<string>) => {
            for await (const page of pages) texts.push(page);
          },
        };
        await exportRecords(team.db.prisma, IDEAS, job);
        await exportRecords(team.db.prisma, CONVERSATIONS, job);
      }
    }
    return texts.join('\n');
  }

  /** The rows that tell of the idea, and everything by which it is known. */
  async function marksOf({ mark, number }: Told): Promise<{ readonly marks: string[]; readonly instants: number[] }> {
    const idea = await team.db.prisma.idea.findFirst({ where: { number } });
    if (idea === null) return { marks: [mark], instants: [] };
    const events = await team.db.prisma.ideaEvent.findMany({ where: { ideaId: idea.id } });
    const news = await team.db.prisma.ideaNews.findMany({ where: { ideaId: idea.id } });
    const ids = [idea.id, idea.receiptKey, ...[...events, ...news].map(({ id }) => id)];
    const instants = [idea.createdAt, ...events.map(({ at }) => at), ...news.map(({ createdAt }) => createdAt)];
    return { marks: [mark, idea.requestKey, ...ids], instants: instants.map((at) => at.getTime()) };
  }

  /** What somebody who looks for the author finds. */
  async function search(told: Told, names: readonly string[], from: { readonly call: number; readonly log: number }) {
    const { marks, instants } = await marksOf(told);
    const has = (text: string, some: readonly string[]) => some.some((one) => text.includes(one));
    const ofAuthor = (await allRows(team.db)).filter((row) => has(row, names) && !row.startsWith('NamelessAuthor '));
    // What they did by name is theirs: a vote, and the news of what they voted for.
    const unnamed = ofAuthor.filter((row) => !/^(?:IdeaVote|IdeaNews) .*"(?:voter|memberId)"/u.test(row));
    const isNear = (row: string) =>
      [...row.matchAll(/"(\d{4}-\d\d-\d\dT[\d:.]+)[Z+][^"]*"|:(\d{13})\b/gu)]
        .map(([, iso, ms]) => (iso === undefined ? Number(ms) : Date.parse(`${iso}Z`)))
        .some((at) => instants.some((one) => Math.abs(one - at) < MINUTE));
    const author = team.slack.person(told.who);
    const own = author.conversations().flatMap(({ id }) => (id.startsWith('D') ? [id] : []));
    const toOthers = team.slack.calls.slice(from.call).filter(({ method, args }) => {
      const isForAuthor =
        [args.user, args.user_id, args.users].includes(author.id) || own.includes(String(args.channel));
      return !isForAuthor && method !== 'users.info';
    });
    return {
      rows: unnamed.filter((row) => has(row, marks)),
      instants: unnamed.filter((row) => isNear(row)),
      /** An id of the seventh kind begins with the instant at which its row was made: of a member, when they were met. */
      timedIds: unnamed.filter((row) => !row.startsWith('Member ') && /"id":"[0-9a-f]{8}-[0-9a-f]{4}-7/u.test(row)),
      calls: toOthers.map(({ method, args }) => `${method} ${JSON.stringify(args)}`).filter((text) => has(text, names)),
      lines: team.log
        .text()
        .slice(from.log)
        .split('\n')
        .filter((line) => has(line, names)),
    };
  }
  const NOTHING = { rows: [], instants: [], timedIds: [], calls: [], lines: [] };

  async function forgets({ who }: Told): Promise<void> {
    await team.slack.admin.changePerson(who, { isDeleted: true });
    await team.slack.settled();
    await team.slack.person('Aino').types('#general', `/heard forget @${who.toLowerCase()}`);
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await putsAway(team, 'Aino');
    await someTime();
  }

  it('stands in one table, and nowhere else', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(someStory, async ({ sending, steps, isForgotten }) => {
        const from = { call: team.slack.calls.length, log: team.log.text().length };
        const newcomer = await comes();
        const sent = await sends(newcomer, sending);
        const told = sent ?? { ...newcomer, number: 0 };
        if (sent)
          for (const step of steps) {
            await someTime();
            await takes[step](sent);
          }
        await team.slack.settled();
        const member = await team.db.prisma.member.findFirst({
          where: { slackUserId: team.slack.person(told.who).id },
        });
        const names = [told.who, told.who.toLowerCase(), team.slack.person(told.who).id, member?.id ?? told.who];
        const texts = await exported();
        if (texts.includes(told.mark)) seen.exports += 1;
        expect(names.filter((name) => texts.includes(name))).toEqual([]);
        expect(await search(told, names, from)).toEqual(NOTHING);
        if (!isForgotten || sent === null) return;
        await forgets(sent);
        expect(await team.db.prisma.namelessAuthor.count({ where: { memberId: member?.id ?? '' } })).toBe(0);
        const { rows, instants } = await search(told, names, from);
        expect({ rows, instants }).toEqual({ rows: [], instants: [] });
      }),
      // Each run is somebody new in the same team, so that a smaller example cannot be looked for.
      { examples: [[WHOLE_STORY]], numRuns: 3, interruptAfterTimeLimit: PATIENCE, endOnFailure: true },
    );
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  });
});
