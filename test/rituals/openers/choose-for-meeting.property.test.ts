import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { chooseForMeeting } from '../../../src/rituals/openers/choose-for-meeting.ts';
import { OPENER_DEFAULTS, type Opener } from '../../../src/rituals/openers/opener.ts';
import { openers } from '../../../src/rituals/openers/opener-store.ts';
import { describeEachProvider, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NOW = new Date('2026-11-17T07:00:00Z');
const TODAY = Date.UTC(2026, 10, 17);
const DAY = 24 * 60 * 60 * 1000;
const HERE = 'C-HERE';
const KINDS = ['buyer', 'user', 'donor'] as const;

/** A record as it may lie in the database, with all that decides whether this meeting may hear it. */
const someRecord = fc.record({
  daysAgo: fc.integer({ min: 0, max: 120 }),
  level: fc.constantFrom('unmet', 'met', 'exceeded'),
  stage: fc.constantFrom('new', 'assigned', 'answered', 'shared', 'learned', 'closed', null),
  audience: fc.constantFrom('everyone', 'everyone', 'confined'),
  placeId: fc.constantFrom(HERE, 'C-ELSEWHERE', ''),
  kind: fc.constantFrom(...KINDS),
  /** Whether its customer is one with another by now: which of the two pointed, or both to a third without kinds. */
  merged: fc.constantFrom('no', 'no', 'into the other', 'with the other in it', 'both into a third'),
  otherKind: fc.constantFrom(...KINDS),
  isDeleted: fc.boolean(),
  shownTo: fc.constantFrom('this', 'other', 'none', 'none'),
  releasedTo: fc.constantFrom('this', 'other', 'none'),
});
type Drawn<A> = A extends fc.Arbitrary<infer Value> ? Value : never;
type Plan = Drawn<typeof someRecord>;

const someWish = fc.record({
  mostShown: fc.integer({ min: 1, max: 3 }),
  levels: fc.subarray(['unmet', 'met', 'exceeded']),
  kinds: fc.subarray([...KINDS]),
});
type Wish = Drawn<typeof someWish>;

/** Whoever is one with another has the kinds of both. */
function kindsOf({ kind, merged, otherKind }: Plan): string[] {
  return [...new Set(merged === 'no' ? [kind] : [kind, otherKind])].sort();
}

/** A customer as it is made. */
interface Made {
  readonly id: string;
  readonly kind: string | null;
  readonly rootId: string | null;
}

/** The product's rules, written down a second time. */
function mayHear({ levels, kinds }: Wish, plan: Plan): boolean {
  const isDealtWith = plan.stage === null || ['answered', 'shared', 'learned'].includes(plan.stage);
  const isReleased = plan.stage === 'assigned' && plan.releasedTo === 'this';
  return (
    (isDealtWith || isReleased) &&
    plan.daysAgo <= 90 &&
    plan.shownTo !== 'this' &&
    (plan.audience === 'everyone' || plan.placeId === HERE) &&
    (levels.length === 0 || levels.includes(plan.level)) &&
    (kinds.length === 0 || kinds.some((kind) => kindsOf(plan).includes(kind))) &&
    !plan.isDeleted
  );
}

describeEachProvider('whatever lies in the database', (provider) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let db: Database;
  let serial = 0;
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  async function addOpener(workspaceId: string, hostId: string, wish: Wish, requestKey: string): Promise<Opener> {
    const fresh = {
      ...{ ...OPENER_DEFAULTS, ...wish, requestKey, hostId, channelId: HERE, channelName: 'here', name: requestKey },
      ...{ rule: 'FREQ=WEEKLY;BYDAY=TU', startsOn: '2026-11-17', wallTime: '10:00', zone: 'UTC' },
      ...{ leadMinutes: 5, lengthMinutes: 45 },
    };
    const id = await openers(db.prisma, workspaceId).create(fresh, NOW);
    const opener = await openers(db.prisma, workspaceId).byId(id);
    return opener ?? expect.fail('the opener was not made');
  }

  async function addMeeting(workspaceId: string, { id: subjectId }: Opener): Promise<string> {
    serial += 1;
    const at = new Date(NOW.getTime() + serial * 1_000);
    const row = { workspaceId, kind: 'opener', subjectId, nominalAt: at, dueAt: at, expiresAt: at } as const;
    return (await db.prisma.occurrence.create({ data: { ...row, state: 'posted' } })).id;
  }

  /** A customer for each record, with those they were merged with. */
  async function addCustomers(workspaceId: string, plans: readonly Plan[], idOf: (number: number) => string) {
    const customers = plans.flatMap(({ kind, merged, otherKind }, number): Made[] => {
      const [own, other, third] = [idOf(number), `${idOf(number)} other`, `${idOf(number)} third`];
      if (merged === 'no') return [{ id: own, kind, rootId: null }];
      if (merged === 'both into a third') {
        return [
          { id: third, kind: null, rootId: null },
          { id: own, kind, rootId: third },
          { id: other, kind: otherKind, rootId: third },
        ];
      }
      const [root, merging] = merged === 'into the other' ? [other, own] : [own, other];
      return [root, merging].map((id) => ({
        ...{ id, kind: id === own ? kind : otherKind, rootId: id === root ? null : root },
      }));
    });
    const row = (id: string) => ({ person: id, organisation: '', personKey: id, organisationKey: '', createdAt: NOW });
    await db.prisma.customer.createMany({
      data: customers.map(({ id, rootId }) => ({ ...row(id), workspaceId, id, rootId, mergedIntoId: rootId })),
    });
    const data = customers.flatMap(({ id: customerId, kind }) => (kind ? [{ workspaceId, customerId, kind }] : []));
    await db.prisma.customerKind.createMany({ data });
  }

  /** Writes what was drawn into a workspace of its own. */
  async function fill(plans: readonly Plan[], wish: Wish) {
    serial += 1;
    const { prisma } = db;
    const workspaceId = await addWorkspace(prisma, `T${serial}`);
    const memberId = await addMember(prisma, workspaceId, { slackUserId: 'U1', name: 'Grace' });
    const opener = await addOpener(workspaceId, memberId, wish, 'this');
    const other = await addOpener(workspaceId, memberId, wish, 'other');
    const idOf = (number: number) => `${workspaceId} ${number}`;
    await addCustomers(workspaceId, plans, idOf);
    await prisma.conversation.createMany({
      data: plans.map(({ level, stage, audience, placeId, daysAgo, isDeleted }, number) => ({
        ...{ workspaceId, id: idOf(number), number, requestKey: `${number}`, customerId: idOf(number) },
        ...{ words: 'words', lesson: '', level, source: 'call' as const, link: '', need: 'needs_answer' as const },
        heardOn: new Date(TODAY - daysAgo * DAY).toISOString().slice(0, 10),
        ...{ stage, audience, placeId, hearerId: memberId, ownerId: memberId },
        ...{ deletedAt: isDeleted ? NOW : null, createdAt: NOW, updatedAt: NOW },
      })),
    });
    const chosenBy = (who: 'this' | 'other', key: 'shownTo' | 'releasedTo') =>
      plans.flatMap((plan, number) => (plan[key] === who ? [idOf(number)] : []));
    for (const [who, { id: openerId }] of [['this', opener] as const, ['other', other] as const]) {
      const earlier = await addMeeting(workspaceId, who === 'this' ? opener : other);
      await openers(prisma, workspaceId).markShown(openerId, earlier, chosenBy(who, 'shownTo'), NOW);
      await prisma.release.createMany({
        data: chosenBy(who, 'releasedTo').map((conversationId) => ({
          ...{ workspaceId, conversationId, openerId, memberId, at: NOW },
        })),
      });
    }
    const allowed = plans.flatMap((plan, number) => (mayHear(wish, plan) ? [{ ...plan, id: idOf(number) }] : []));
    return { workspaceId, opener, allowed };
  }

  it('meeting after meeting hears what it may, never twice, good and bad alike, until all was heard; then it is silent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someRecord, { maxLength: 40 }), someWish, async (plans, wish) => {
        const { workspaceId, opener, allowed } = await fill(plans, wish);
        const left = new Map(allowed.map((one) => [one.id, one]));
        while (left.size > 0) {
          const picked = await chooseForMeeting(db.prisma, workspaceId, opener, NOW);
          const ids = picked.map(({ candidate }) => candidate.id);
          expect(new Set(ids).size).toBe(Math.min(wish.mostShown, left.size));
          for (const { candidate } of picked) {
            const plan = left.get(candidate.id) ?? expect.fail('it was not to be heard');
            expect(candidate.isReleased).toBe(plan.stage === 'assigned');
            expect(candidate.customer.kinds).toEqual(kindsOf(plan));
          }
          const halves = ['unmet', 'exceeded'].filter((level) => [...left.values()].some((one) => one.level === level));
          const heard = picked.map(({ candidate }) => candidate.level);
          if (halves.length === 2 && wish.mostShown > 1) expect(heard).toEqual(expect.arrayContaining(halves));
          await openers(db.prisma, workspaceId).markShown(opener.id, await addMeeting(workspaceId, opener), ids, NOW);
          for (const id of ids) left.delete(id);
        }
        expect(await chooseForMeeting(db.prisma, workspaceId, opener, NOW)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('good news is heard however much bad news is newer', async () => {
    const plain = { stage: null, audience: 'everyone', placeId: '', kind: 'buyer' } as const;
    const rest = { merged: 'no', otherKind: 'buyer', isDeleted: false, shownTo: 'none', releasedTo: 'none' } as const;
    const bad = { ...plain, ...rest, level: 'unmet', daysAgo: 1 } as const;
    const good = { ...plain, ...rest, level: 'exceeded', daysAgo: 60 } as const;
    const wish = { mostShown: 2, levels: [], kinds: [] };
    const { workspaceId, opener } = await fill([...Array.from({ length: 201 }, () => bad), good], wish);
    const picked = await chooseForMeeting(db.prisma, workspaceId, opener, NOW);
    expect(picked.map(({ candidate, why }) => [candidate.level, why])).toEqual([
      ['unmet', 'bad_news'],
      ['exceeded', 'good_news'],
    ]);
  });
});
