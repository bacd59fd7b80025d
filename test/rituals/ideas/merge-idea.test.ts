import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../../../src/access/audience.ts';
import type { Database } from '../../../src/database.ts';
import { UserFacingError } from '../../../src/errors.ts';
import { decideIdea } from '../../../src/rituals/ideas/decide-idea.ts';
import { type ReviewStep, STEP_ACTS } from '../../../src/rituals/ideas/idea-steps.ts';
import { ideas } from '../../../src/rituals/ideas/idea-store.ts';
import { linkWordsTo, unlinkWordsFrom } from '../../../src/rituals/ideas/link-words.ts';
import { mergeIdeas } from '../../../src/rituals/ideas/merge-idea.ts';
import { sendIdea } from '../../../src/rituals/ideas/send-idea.ts';
import { undoDecision } from '../../../src/rituals/ideas/undo-decision.ts';
import { vote } from '../../../src/rituals/ideas/vote-idea.ts';
import { settings } from '../../../src/settings/settings-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const at = (list: readonly string[], index: number) => list[index] ?? '';
const NOW = new Date('2026-11-24T09:00:00Z');
const IDEAS = 4;
const MEMBERS = ['Anna', 'Bo', 'Chidi', 'Dora'];
/** Who said what: two of the three conversations are one customer’s. */
const SAID_BY = [0, 0, 1];
/** Of the ideas this one was sent without a name. */
const NAMELESS = 3;

const FINISH: ReviewStep = { kind: 'finish', reason: 'Done.', effect: '', outcome: '', builderIds: [] };
const STEPS: readonly ReviewStep[] = [
  { kind: 'acknowledge' },
  { kind: 'explore', reason: 'Let us see.', ownerId: null },
  { kind: 'do', reason: 'Yes.', ownerId: null },
  { kind: 'decline', reason: 'No.' },
  { kind: 'reopen', reason: 'Asked again.' },
  FINISH,
  { kind: 'finish', reason: 'Done.', effect: 'Better.', outcome: 'shipped', builderIds: [] },
];

const aMove = fc.oneof(
  fc.record({ kind: fc.constant('vote' as const), who: fc.nat(MEMBERS.length - 1), idea: fc.nat(IDEAS - 1) }),
  fc.record({ kind: fc.constant('take_back' as const), who: fc.nat(MEMBERS.length - 1), idea: fc.nat(IDEAS - 1) }),
  fc.record({
    kind: fc.constantFrom('link' as const, 'unlink' as const),
    who: fc.nat(MEMBERS.length - 1),
    idea: fc.nat(IDEAS - 1),
    said: fc.nat(SAID_BY.length - 1),
  }),
  fc.record({ kind: fc.constant('step' as const), step: fc.constantFrom(...STEPS), idea: fc.nat(IDEAS - 1) }),
  fc.constant({ kind: 'undo' as const }),
  fc.record({ kind: fc.constant('merge' as const), from: fc.nat(IDEAS - 1), into: fc.nat(IDEAS - 1) }),
);

type Move = typeof aMove extends fc.Arbitrary<infer One> ? One : never;

describeEachProvider('ideas that are one', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let round = 0;
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
  });
  afterAll(() => database.drop());

  const person = (memberId: string): Person => ({
    ...{ kind: 'person', memberId, isAdmin: true, isGuest: false, isChampion: false, isStranger: false },
    channelIds: new Set(),
  });
  const reviewerOf = (memberId: string) => ({ viewer: person(memberId), isNamed: false });

  async function team() {
    round += 1;
    const workspaceId = await addWorkspace(db.prisma, `T${round}`);
    const members: string[] = [];
    for (const name of MEMBERS)
      members.push(await addMember(db.prisma, workspaceId, { slackUserId: `U${name}`, name }));
    await allowNameless(workspaceId);
    const said = await addWords(workspaceId, members);
    const sent: string[] = [];
    for (let index = 0; index < IDEAS; index += 1) {
      const words = {
        title: `Idea ${index}`,
        text: '',
        whoFor: '',
        problem: '',
        delight: '',
        evidence: '',
        figure: '',
        link: '',
      };
      const author = {
        id: await addMember(db.prisma, workspaceId, { slackUserId: `UA${index}`, name: `Author ${index}` }),
        zone: 'UTC',
      };
      const isNameless = index === NAMELESS;
      const asked = { sent: { ...words, audience: 'everyone' as const }, author, isNameless, wantsThanks: true };
      const { id } = await sendIdea(
        db,
        workspaceId,
        { ...asked, placeId: '', linked: [], requestKey: `k${index}` },
        NOW,
      );
      sent.push(id);
    }
    return { workspaceId, members, said, sent };
  }

  async function allowNameless(workspaceId: string) {
    const store = settings(db.prisma, workspaceId);
    await store.save('ideas', { ...(await store.read()).ideas, allowsNameless: true }, NOW);
  }

  /** What customers said, for ideas to be linked to. */
  async function addWords(workspaceId: string, members: readonly string[]): Promise<string[]> {
    const customers: string[] = [];
    for (const person of ['Maarit', 'Leena']) {
      const keys = { personKey: person.toLowerCase(), organisationKey: '' };
      const data = { workspaceId, person, organisation: '', ...keys, createdAt: NOW };
      customers.push((await db.prisma.customer.create({ data })).id);
    }
    const said: string[] = [];
    for (const [index, customer] of SAID_BY.entries()) {
      const data = {
        ...{ workspaceId, number: index + 1, requestKey: `said${index}`, customerId: at(customers, customer) },
        ...{
          words: 'Nobody rang.',
          lesson: '',
          heardOn: '2026-11-23',
          link: '',
          placeId: '',
          hearerId: at(members, 0),
        },
        ...{ level: 'unmet' as const, source: 'call' as const, need: 'nothing_to_answer' as const },
        ...{ audience: 'everyone' as const, createdAt: NOW, updatedAt: NOW },
      };
      said.push((await db.prisma.conversation.create({ data })).id);
    }
    return said;
  }
  type Playing = Awaited<ReturnType<typeof team>>;

  const refusedOnly = (error: unknown) => {
    if (error instanceof UserFacingError) return null;
    throw error;
  };
  const play = async ({ workspaceId, members, said, sent }: Playing, moves: readonly Move[], from = NOW) => {
    let last: string | null = null;
    let undoable: string | null = null;
    let now = from;
    for (const move of moves) {
      now = new Date(now.getTime() + 1_000);
      if (move.kind === 'vote' || move.kind === 'take_back') {
        const wish = move.kind === 'vote' ? ('for' as const) : ('take_back' as const);
        const voting = { ideaId: at(sent, move.idea), voter: person(at(members, move.who)), wish };
        await vote(db, workspaceId, voting, now).catch(refusedOnly);
      } else if (move.kind === 'link' || move.kind === 'unlink') {
        const change = move.kind === 'link' ? linkWordsTo : unlinkWordsFrom;
        const actor = person(at(members, move.who));
        const linking = { ideaId: at(sent, move.idea), conversationIds: [at(said, move.said)], actor, key: '' };
        await change(db, workspaceId, linking, now).catch(refusedOnly);
      } else if (move.kind === 'step') {
        const asked = { ideaId: at(sent, move.idea), step: move.step, reviewer: reviewerOf(at(members, 0)) };
        const decided = await decideIdea(db, workspaceId, { ...asked, seen: null, zone: 'UTC' }, now);
        if (decided.kind === 'decided') undoable = decided.eventId;
      } else if (move.kind === 'undo') {
        if (undoable !== null) {
          await undoDecision(db, workspaceId, { eventId: undoable, memberId: at(members, 0) }, now).catch(refusedOnly);
        }
      } else if (move.kind === 'merge') {
        const merging = {
          fromId: at(sent, move.from),
          intoId: at(sent, move.into),
          reason: 'The same.',
          reviewer: reviewerOf(at(members, 0)),
        };
        const merged = await mergeIdeas(db, workspaceId, merging, now).catch(refusedOnly);
        if (merged?.kind === 'merged') last = undoable = merged.eventId;
      }
    }
    return last;
  };

  const everything = async (workspaceId: string) => {
    const rows = await db.prisma.idea.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
    const votes = await db.prisma.ideaVote.findMany({
      where: { workspaceId },
      orderBy: [{ ideaId: 'asc' }, { memberId: 'asc' }],
    });
    const news = await db.prisma.ideaNews.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
    const links = await db.prisma.ideaLink.findMany({
      where: { workspaceId },
      orderBy: [{ ideaId: 'asc' }, { conversationId: 'asc' }],
    });
    const nameless = await db.prisma.namelessAuthor.findMany({ where: { workspaceId } });
    const events = await db.prisma.ideaEvent.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
    return { rows: rows.map((row) => ({ ...row, updatedAt: null })), votes, news, links, nameless, events };
  };

  it('count each colleague and each customer once however they are merged, and never go round in a circle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { maxLength: 10 }), async (moves) => {
        const playing = await team();
        await play(playing, moves);
        const all = await ideas(db.prisma, playing.workspaceId).byIds(playing.sent);
        for (const root of all.filter(({ rootId }) => rootId === null)) {
          const group = all.filter(({ id, rootId }) => id === root.id || rootId === root.id).map(({ id }) => id);
          const votes = await db.prisma.ideaVote.findMany({ where: { ideaId: { in: group } } });
          expect(root.votes).toBe(new Set(votes.map(({ memberId }) => memberId)).size);
          const links = await db.prisma.ideaLink.findMany({
            where: { ideaId: { in: group } },
            include: { conversation: true },
          });
          expect(root.customers).toBe(new Set(links.map((one) => one.conversation.customerId)).size);
          expect(root.status).not.toBe('merged');
          // The last that was sent or voted for, of all that is one.
          const own = await db.prisma.idea.findMany({ where: { id: { in: group } } });
          const active = [...own.map(({ createdAt }) => createdAt), ...votes.map((one) => one.at)];
          const found = own.find(({ id }) => id === root.id)?.activeAt.getTime();
          expect(found).toBe(Math.max(...active.map((one) => one.getTime())));
        }
        for (const { rootId } of all.filter((one) => one.rootId !== null)) {
          expect(all.find(({ id }) => id === rootId)?.rootId).toBeNull();
        }
      }),
      { numRuns: 12 },
    );
  });

  it('leave no author without news of what was decided and stands, however they are merged and parted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 4, maxLength: 12 }), async (moves) => {
        const playing = await team();
        // At the end all that is still open is done, so that every part has a whole that was decided.
        const ends = playing.sent.map((_, idea): Move => ({ kind: 'step', step: FINISH, idea }));
        await play(playing, [...moves, ...ends]);
        const { workspaceId } = playing;
        const all = await ideas(db.prisma, workspaceId).byIds(playing.sent);
        for (const one of all) {
          const acts = await db.prisma.ideaEvent.findMany({
            where: { ideaId: one.id, act: { in: [...Object.values(STEP_ACTS), 'merged'] } },
          });
          for (const { id: eventId } of acts) {
            const theirs = { eventId, ideaId: one.id, memberId: one.author?.id ?? null, role: 'author' };
            expect(await db.prisma.ideaNews.count({ where: theirs })).toBe(1);
          }
          expect(acts.length > 0).toBe(one.status !== 'new');
        }
        // Nobody is told twice of one thing, and a part hears of the whole what is decided while it is part of it.
        const news = await db.prisma.ideaNews.findMany({ where: { workspaceId } });
        expect(new Set(news.map((row) => `${row.eventId} ${row.memberId ?? row.ideaId}`)).size).toBe(news.length);
        for (const part of all.filter(({ rootId, status }) => rootId !== null && status === 'merged')) {
          const whole = all.find(({ id }) => id === part.rootId);
          if (whole?.status !== 'done') continue;
          const done = await db.prisma.ideaEvent.findFirstOrThrow({
            where: { ideaId: whole.id, act: 'done' },
            orderBy: { id: 'desc' },
          });
          const ofDone = news.filter((row) => row.eventId === done.id);
          const theirs = part.author?.id ?? null;
          expect(ofDone.some(({ memberId, ideaId }) => memberId === theirs && (theirs || ideaId === part.id))).toBe(
            true,
          );
          // Whoever is for a part follows the whole; besides the one who says that it is done.
          const followers = await db.prisma.ideaVote.findMany({ where: { ideaId: { in: [whole.id, part.id] } } });
          const others = followers.filter(({ memberId }) => memberId !== done.actorId);
          for (const { memberId } of others) expect(ofDone.map((row) => row.memberId)).toContain(memberId);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are exactly what they were when a merge is undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aMove, { maxLength: 8 }),
        fc.tuple(fc.nat(IDEAS - 1), fc.nat(IDEAS - 1)),
        async (moves, [from, into]) => {
          const playing = await team();
          await play(playing, moves);
          const before = await everything(playing.workspaceId);
          // After all of that: one second a move.
          const later = new Date(NOW.getTime() + moves.length * 1_000);
          const eventId = await play(playing, [{ kind: 'merge', from, into }], later);
          fc.pre(eventId !== null);
          const memberId = at(playing.members, 0);
          await undoDecision(db, playing.workspaceId, { eventId: eventId ?? '', memberId }, later);
          expect(await everything(playing.workspaceId)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});
