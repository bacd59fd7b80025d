import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../../../src/access/audience.ts';
import type { Database } from '../../../src/database.ts';
import { ideas } from '../../../src/rituals/ideas/idea-store.ts';
import { mergeIdeas } from '../../../src/rituals/ideas/merge-idea.ts';
import { sendIdea } from '../../../src/rituals/ideas/send-idea.ts';
import { undoDecision } from '../../../src/rituals/ideas/undo-decision.ts';
import { vote } from '../../../src/rituals/ideas/vote-idea.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const IDEAS = 4;
const MEMBERS = ['Anna', 'Bo', 'Chidi', 'Dora'];

const aMove = fc.oneof(
  fc.record({ kind: fc.constant('vote' as const), who: fc.nat(MEMBERS.length - 1), idea: fc.nat(IDEAS - 1) }),
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
      const asked = { sent: { ...words, audience: 'everyone' as const }, author, isNameless: false, wantsThanks: true };
      const { id } = await sendIdea(
        db,
        workspaceId,
        { ...asked, placeId: '', linked: [], requestKey: `k${index}` },
        NOW,
      );
      sent.push(id);
    }
    return { workspaceId, members, sent };
  }
  type Playing = Awaited<ReturnType<typeof team>>;

  const at = (list: readonly string[], index: number) => list[index] ?? '';
  const play = async ({ workspaceId, members, sent }: Playing, moves: readonly Move[]) => {
    let last: string | null = null;
    for (const move of moves) {
      if (move.kind === 'vote') {
        const voting = { ideaId: at(sent, move.idea), voter: person(at(members, move.who)), wish: 'for' as const };
        await vote(db, workspaceId, voting, NOW);
      } else {
        const merging = {
          fromId: at(sent, move.from),
          intoId: at(sent, move.into),
          reason: 'The same.',
          reviewer: reviewerOf(at(members, 0)),
        };
        const merged = await mergeIdeas(db, workspaceId, merging, NOW).catch(() => null);
        last = merged?.eventId ?? last;
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
    const news = await db.prisma.ideaNews.count({ where: { workspaceId } });
    return { rows: rows.map((row) => ({ ...row, updatedAt: null })), votes, news };
  };

  it('count each colleague once however they are merged, and never go round in a circle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { maxLength: 10 }), async (moves) => {
        const playing = await team();
        await play(playing, moves);
        const all = await ideas(db.prisma, playing.workspaceId).byIds(playing.sent);
        for (const root of all.filter(({ rootId }) => rootId === null)) {
          const group = all.filter(({ id, rootId }) => id === root.id || rootId === root.id).map(({ id }) => id);
          const votes = await db.prisma.ideaVote.findMany({ where: { ideaId: { in: group } } });
          expect(root.votes).toBe(new Set(votes.map(({ memberId }) => memberId)).size);
          expect(root.status).not.toBe('merged');
        }
        for (const { rootId } of all.filter((one) => one.rootId !== null)) {
          expect(all.find(({ id }) => id === rootId)?.rootId).toBeNull();
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
          const eventId = await play(playing, [{ kind: 'merge', from, into }]);
          fc.pre(eventId !== null);
          const memberId = at(playing.members, 0);
          await undoDecision(db, playing.workspaceId, { eventId: eventId ?? '', memberId }, NOW);
          expect(await everything(playing.workspaceId)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});
