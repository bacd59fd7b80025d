import type { Prisma, Tx } from '../../database.ts';
import { heatOf } from './heat.ts';
import type { Told } from './telling.ts';

/** A link that was taken away. */
export interface Unlinked {
  readonly id: string;
  readonly told: Told | null;
  readonly toldAt: Date | null;
}

/** Who is behind ideas in one workspace: colleagues who voted, and customers whose words led to them. */
export function interest(tx: Tx, workspaceId: string) {
  /** An idea and all that was merged into it. */
  const group = (rootId: string) => ({ workspaceId, OR: [{ id: rootId }, { rootId }] });
  const store = {
    /** False when this colleague is for it already, or for what was merged into it. */
    async vote(rootId: string, memberId: string, at: Date): Promise<boolean> {
      if (await store.isFor(rootId, memberId)) return false;
      await tx.ideaVote.create({ data: { workspaceId, ideaId: rootId, memberId, at } });
      return true;
    },

    /** False when there was nothing to take back. */
    async takeBack(rootId: string, memberId: string): Promise<boolean> {
      const { count } = await tx.ideaVote.deleteMany({ where: { workspaceId, memberId, idea: group(rootId) } });
      return count > 0;
    },

    async isFor(rootId: string, memberId: string): Promise<boolean> {
      return (await tx.ideaVote.findFirst({ where: { workspaceId, memberId, idea: group(rootId) } })) !== null;
    },

    /** Members who voted for it or for what was merged into it, each once. */
    async voters(rootId: string): Promise<string[]> {
      const rows = await tx.ideaVote.findMany({
        where: { workspaceId, idea: group(rootId) },
        distinct: ['memberId'],
        select: { memberId: true },
      });
      return rows.map(({ memberId }) => memberId);
    },

    /** Twice is once. @param memberId null for a nameless author */
    /** @param told what its customer was told before it was unlinked */
    async link(
      ideaId: string,
      conversationId: string,
      memberId: string | null,
      at: Date,
      told: Pick<Unlinked, 'told' | 'toldAt'> = { told: null, toldAt: null },
    ): Promise<void> {
      const key = { workspaceId, ideaId, conversationId };
      await tx.ideaLink.upsert({
        where: { workspaceId_ideaId_conversationId: key },
        create: { ...key, memberId, at, ...told },
        update: {},
      });
    },

    /** Gives what its customer was told by then; null where it was not linked. */
    async unlink(rootId: string, conversationId: string): Promise<Unlinked | null> {
      const where = { workspaceId, conversationId, idea: group(rootId) };
      const link = await tx.ideaLink.findFirst({ where, orderBy: { at: 'asc' }, select: { told: true, toldAt: true } });
      await tx.ideaLink.deleteMany({ where });
      return link && { id: conversationId, ...link };
    },

    /** Of its conversations those that a member linked. */
    async linkedBy(rootId: string, memberId: string): Promise<Set<string>> {
      const rows = await tx.ideaLink.findMany({
        where: { workspaceId, memberId, idea: group(rootId) },
        select: { conversationId: true },
      });
      return new Set(rows.map(({ conversationId }) => conversationId));
    },

    /** Of these conversations those that are still there. */
    async existingOf(ids: readonly string[]): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, id: { in: [...ids] }, deletedAt: null },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** Ids of the conversations that it and what was merged into it answer, the first linked first. */
    async linked(rootId: string): Promise<string[]> {
      const rows = await tx.ideaLink.findMany({
        where: { workspaceId, idea: group(rootId), conversation: { deletedAt: null } },
        orderBy: [{ at: 'asc' }, { conversationId: 'asc' }],
        select: { conversationId: true },
      });
      return [...new Set(rows.map(({ conversationId }) => conversationId))];
    },

    /** Ids of the ideas that a conversation is linked to, or what they were merged into; the latest first. */
    async answering(conversationId: string): Promise<string[]> {
      const rows = await tx.ideaLink.findMany({
        where: { workspaceId, conversationId },
        orderBy: [{ at: 'desc' }, { ideaId: 'desc' }],
        select: { idea: { select: { id: true, rootId: true } } },
      });
      return [...new Set(rows.map(({ idea }) => idea.rootId ?? idea.id))];
    },

    /** Ids of the ideas that any of these conversations are linked to, or what they were merged into. */
    async behind(where: Prisma.ConversationWhereInput): Promise<string[]> {
      const rows = await tx.ideaLink.findMany({
        where: { workspaceId, conversation: where },
        select: { idea: { select: { id: true, rootId: true } } },
      });
      return [...new Set(rows.map(({ idea }) => idea.rootId ?? idea.id))].sort();
    },

    /** Counts anew the colleagues who are for an idea, and when it was voted for last: a vote changes nothing else. In the transaction that changed it. */
    async recountVotes(rootId: string): Promise<void> {
      const { createdAt, customers } = await tx.idea.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: rootId } },
        select: { createdAt: true, customers: true },
      });
      const votes = await countVotes(tx, workspaceId, rootId);
      const activeAt = await lastActive(rootId, createdAt);
      const data = { votes, activeAt, heat: heatOf({ votes, customers }, createdAt) };
      await tx.idea.updateMany({ where: { workspaceId, id: rootId }, data });
    },

    /** Counts anew who is behind an idea: each colleague and each customer once. In the transaction that changed it. */
    async recount(rootId: string): Promise<void> {
      const { createdAt } = await tx.idea.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: rootId } },
        select: { createdAt: true },
      });
      const [votes, customers] = [await countVotes(tx, workspaceId, rootId), await customersBehind(rootId)];
      const activeAt = await lastActive(rootId, createdAt);
      const data = { votes, customers, activeAt, heat: heatOf({ votes, customers }, createdAt) };
      await tx.idea.updateMany({ where: { workspaceId, id: rootId }, data });
    },
  };

  /** Whoever was merged into another customer counts as that one. */
  async function customersBehind(rootId: string): Promise<number> {
    const sayer = { select: { id: true, rootId: true } } as const;
    const rows = await tx.conversation.findMany({
      where: { workspaceId, id: { in: await store.linked(rootId) } },
      select: { customer: sayer, voices: { select: { customer: sayer } } },
    });
    const all = rows.flatMap(({ customer, voices }) => [customer, ...voices.map((voice) => voice.customer)]);
    return new Set(all.map((one) => one.rootId ?? one.id)).size;
  }

  /** When it, or what was merged into it, was sent or voted for last. */
  async function lastActive(rootId: string, createdAt: Date): Promise<Date> {
    const sent = await tx.idea.aggregate({ where: group(rootId), _max: { createdAt: true } });
    const voted = await tx.ideaVote.aggregate({ where: { workspaceId, idea: group(rootId) }, _max: { at: true } });
    const all = [createdAt, sent._max.createdAt, voted._max.at].map((one) => one?.getTime() ?? 0);
    return new Date(Math.max(...all));
  }

  return store;
}

async function countVotes(tx: Tx, workspaceId: string, rootId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ votes: number | bigint }[]>`
    SELECT COUNT(DISTINCT v."memberId") AS votes FROM "IdeaVote" AS v
    JOIN "Idea" AS i ON i."workspaceId" = v."workspaceId" AND i."id" = v."ideaId"
    WHERE v."workspaceId" = ${workspaceId} AND (i."id" = ${rootId} OR i."rootId" = ${rootId})`;
  return Number(row?.votes ?? 0);
}
