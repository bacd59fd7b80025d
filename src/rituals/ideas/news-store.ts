import type { Tx } from '../../database.ts';
import { type NewNews, ROLES, type Role } from './idea-news.ts';

/** Something that somebody is to hear, or has heard, of an idea. */
export interface News {
  readonly id: string;
  /** The idea for whose sake they hear it. */
  readonly ideaId: string;
  /** What happened, to that idea or the one that it is part of. */
  readonly eventId: string;
  /** Null for whoever sent it without a name. */
  readonly memberId: string | null;
  readonly role: Role;
  readonly toldAt: Date | null;
}

const SHOWN = { id: true, ideaId: true, eventId: true, memberId: true, role: true, toldAt: true } as const;
const IN_ORDER = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
const MINUTE = 60 * 1000;
const OF_AUTHORS = ['author', 'merged'] as const;
const DAY = 24 * 60 * 60 * 1000;

/** What people of one workspace are to hear of ideas in their mornings. */
export function ideaNews(tx: Tx, workspaceId: string) {
  return {
    async add(eventId: string, rows: readonly NewNews[], now: Date): Promise<void> {
      if (rows.length === 0) return;
      await tx.ideaNews.createMany({ data: rows.map((row) => ({ workspaceId, eventId, ...row, createdAt: now })) });
    },

    async byId(id: string): Promise<News | null> {
      const row = await tx.ideaNews.findFirst({ where: { workspaceId, id }, select: SHOWN });
      return row && toNews(row);
    },

    /** What a member was not told yet, by name, the oldest first; of what happened within one minute, by the ideas’ numbers. */
    async untold(memberId: string, roles: readonly Role[], limit: number): Promise<News[]> {
      const rows = await tx.ideaNews.findMany({
        where: { workspaceId, memberId, role: { in: [...roles] }, toldAt: null },
        orderBy: [...IN_ORDER],
        take: limit,
        select: { ...SHOWN, createdAt: true, idea: { select: { number: true } } },
      });
      const minute = (at: Date) => Math.floor(at.getTime() / MINUTE);
      const inOrder = rows.sort(
        (one, other) => minute(one.createdAt) - minute(other.createdAt) || one.idea.number - other.idea.number,
      );
      return inOrder.map(({ createdAt: _, idea: __, ...row }) => toNews(row));
    },

    /** All that whoever sent an idea without a name is to hear or has heard of it, what they have heard first. */
    async ofNameless(ideaId: string): Promise<News[]> {
      const rows = await tx.ideaNews.findMany({
        where: { workspaceId, ideaId, memberId: null, role: { in: [...OF_AUTHORS] } },
        orderBy: [...IN_ORDER],
        select: SHOWN,
      });
      return [...rows.filter(({ toldAt }) => toldAt !== null), ...rows.filter(({ toldAt }) => toldAt === null)].map(
        toNews,
      );
    },

    async of(eventId: string): Promise<News[]> {
      const rows = await tx.ideaNews.findMany({
        where: { workspaceId, eventId },
        orderBy: [...IN_ORDER],
        select: SHOWN,
      });
      return rows.map(toNews);
    },

    async markTold(ids: readonly string[], at: Date): Promise<void> {
      await tx.ideaNews.updateMany({
        where: { workspaceId, id: { in: [...ids] }, toldAt: null },
        data: { toldAt: at },
      });
    },

    /** The like for what was sent without a name: only the day is kept, or the instant would say in whose message it was. */
    async markNamelessTold(ids: readonly string[], at: Date): Promise<void> {
      const day = new Date(Math.floor(at.getTime() / DAY) * DAY);
      await tx.ideaNews.updateMany({
        where: { workspaceId, id: { in: [...ids] }, memberId: null, toldAt: null },
        data: { toldAt: day },
      });
    },

    async remove(id: string): Promise<void> {
      await tx.ideaNews.deleteMany({ where: { workspaceId, id } });
    },

    /** Takes away what was not told yet of something that did not happen after all. */
    async withdraw(eventId: string): Promise<void> {
      await tx.ideaNews.deleteMany({ where: { workspaceId, eventId, toldAt: null } });
    },

    /** Takes away what was not told yet of an idea to those who were concerned by what was part of it, and is no more. */
    async withdrawOfPart(part: {
      readonly ideaIds: readonly string[];
      readonly rootId: string;
      /** Those who are for it still. */
      readonly votersOf: readonly string[];
    }): Promise<void> {
      await tx.ideaNews.deleteMany({
        where: {
          ...{ workspaceId, toldAt: null, event: { ideaId: part.rootId } },
          OR: [
            { ideaId: { in: [...part.ideaIds] } },
            { role: 'voter', ideaId: part.rootId, memberId: { notIn: [...part.votersOf] } },
          ],
        },
      });
    },

    /** Mutes what a member was not told yet: it is not told afterwards. */
    async passOver(memberId: string, roles: readonly Role[], at: Date): Promise<void> {
      await tx.ideaNews.updateMany({
        where: { workspaceId, memberId, role: { in: [...roles] }, toldAt: null },
        data: { toldAt: at },
      });
    },
  };
}

function toNews<Row extends { readonly role: string }>(row: Row): Omit<Row, 'role'> & { readonly role: Role } {
  return { ...row, role: ROLES.find((role) => role === row.role) ?? 'voter' };
}
