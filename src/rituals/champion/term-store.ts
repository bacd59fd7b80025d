import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Rest } from './rest-of-term.ts';
import type { Begun, PlannedTerm, Why } from './rotation-facts.ts';
import type { Achieved, Holder, Term } from './term.ts';

const HOLDER = { select: { id: true, name: true, slackUserId: true, zone: true } };
const SHOWN = { holder: HOLDER, turnOf: { select: { id: true, name: true } } };

const StoredWhy = z.object({
  by: z.enum(['agreement', 'hand', 'hand_over', 'announcement', 'order', 'rest']),
  lastEnd: z.coerce.date(),
  terms: z.number(),
  isNew: z.boolean(),
  passedOver: z.array(
    z.object({
      memberId: z.string(),
      because: z.enum(['away', 'skips', 'had_the_last', 'has_the_next', 'has_a_later_one']),
    }),
  ),
}) satisfies z.ZodType<Why>;

interface Row extends Omit<Term, 'why'> {
  readonly why: string;
}

const toTerm = (row: Row): Term => ({ ...row, why: whyOf(row.why) });

/** Why a term was somebody's, as it was written down; null where nobody did. */
export function whyOf(stored: string): Why | null {
  return stored === '' ? null : StoredWhy.parse(JSON.parse(stored));
}

/** The terms of one workspace. */
export function terms(tx: Tx, workspaceId: string) {
  return {
    /** The one that runs, as far as it was noticed; null while the role is vacant. */
    async running(): Promise<Term | null> {
      const row = await tx.championTerm.findFirst({
        where: { workspaceId, state: 'running' },
        orderBy: { number: 'desc' },
        include: SHOWN,
      });
      return row && toTerm(row);
    },

    async byNumber(number: number): Promise<Term | null> {
      const row = await tx.championTerm.findFirst({ where: { workspaceId, number }, include: SHOWN });
      return row && toTerm(row);
    },

    /** The latest that were begun, the latest first. */
    async latest(limit: number, skip = 0): Promise<Term[]> {
      const rows = await tx.championTerm.findMany({
        where: { workspaceId, state: { not: 'coming' } },
        orderBy: { number: 'desc' },
        take: limit,
        skip,
        include: SHOWN,
      });
      return rows.map(toTerm);
    },

    /** The number of somebody's latest, as whoever ended it; none when they never did. */
    async latestNumberOf(holderId: string): Promise<number[]> {
      const row = await tx.championTerm.findFirst({
        where: { workspaceId, holderId, state: { not: 'coming' } },
        orderBy: { number: 'desc' },
        select: { number: true },
      });
      return row === null ? [] : [row.number];
    },

    async count(): Promise<number> {
      return tx.championTerm.count({ where: { workspaceId, state: { not: 'coming' } } });
    },

    /** Keeps a term as it was planned; once it is begun its number is taken. */
    async keep({ why, ...planned }: PlannedTerm, state: Term['state'], now: Date): Promise<void> {
      const { number, startsOn, startsAt, endsAt, turnOfId, holderId } = planned;
      const columns = { startsOn, startsAt, endsAt, turnOfId, holderId, state, why: JSON.stringify(why) };
      await tx.championTerm.upsert({
        where: { workspaceId_number: { workspaceId, number } },
        create: { workspaceId, number, ...columns, createdAt: now },
        update: columns,
      });
    },

    /** Ends those that have run out; gives them. */
    async endThose(now: Date): Promise<Term[]> {
      const rows = await tx.championTerm.findMany({
        where: { workspaceId, state: 'running', endsAt: { lte: now } },
        include: SHOWN,
      });
      for (const { id } of rows) await tx.championTerm.update({ where: { id }, data: { state: 'over' } });
      return rows.map((row) => toTerm({ ...row, state: 'over' }));
    },

    /** Forgets what was told of a term that is still to come. */
    async forgetComing(number: number): Promise<void> {
      await tx.championTerm.deleteMany({ where: { workspaceId, number, state: 'coming' } });
    },

    /** Changes who holds one, and why, or when it ends. */
    async change(id: string, change: Partial<Pick<Begun, 'holderId' | 'endsAt'> & { why: Why }>): Promise<void> {
      const { why, ...columns } = change;
      const data = { ...columns, ...(why === undefined ? {} : { why: JSON.stringify(why) }) };
      await tx.championTerm.updateMany({ where: { workspaceId, id }, data });
    },

    /** Gives the rest of one to another. */
    async passOn(id: string, { holderId, why }: Rest): Promise<void> {
      await tx.championTerm.updateMany({ where: { workspaceId, id }, data: { holderId, why: JSON.stringify(why) } });
    },

    /** Ends one before its time. */
    async endEarly(id: string, now: Date): Promise<void> {
      await tx.championTerm.updateMany({ where: { workspaceId, id }, data: { endsAt: now, state: 'over' } });
    },

    async setNote(id: string, note: string): Promise<void> {
      await tx.championTerm.updateMany({ where: { workspaceId, id }, data: { note } });
    },

    /** What was done for customers between two instants. */
    async achieved(from: Date, to: Date): Promise<Achieved> {
      const within = { gte: from, lt: to };
      const here = { workspaceId, deletedAt: null, externalId: null };
      return {
        heard: await tx.conversation.count({ where: { ...here, createdAt: within } }),
        answered: await tx.conversation.count({ where: { ...here, answeredAt: within } }),
        learned: await tx.conversation.count({ where: { ...here, learnedAt: within } }),
        closed: await tx.conversation.count({
          where: { ...here, stage: 'closed', events: { some: { act: 'closed', at: within } } },
        }),
        decided: await tx.idea.count({ where: { workspaceId, externalId: null, decidedAt: within } }),
      };
    },

    /** These members by their ids. */
    async holders(ids: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
      const rows = await tx.member.findMany({ where: { workspaceId, id: { in: [...new Set(ids)] } }, ...HOLDER });
      return new Map(rows.map((row) => [row.id, row]));
    },
  };
}
