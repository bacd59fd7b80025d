import type { Tx } from '../../database.ts';
import type { AskedToTell, Told } from './telling.ts';

const HERE = { select: { id: true, isDeactivated: true } } as const;
const WHO = { owner: HERE, hearer: HERE } as const;
const ASKED = { told: 'asked', toldAt: null } as const;
const UNOWNED = { OR: [{ ownerId: null }, { owner: { isDeactivated: true } }] };
const OF_LEAVERS = { ...UNOWNED, hearer: { isDeactivated: true } };
interface Here {
  readonly id: string;
  readonly isDeactivated: boolean;
}

/** The owner, else whoever heard the customer; null where neither is here any more. */
function teller({ owner, hearer }: { readonly owner: Here | null; readonly hearer: Here }): string | null {
  return [owner, hearer].find((one) => one !== null && !one.isDeactivated)?.id ?? null;
}

/** Who tells customers what came of their words, in one workspace. */
export function toldCustomers(tx: Tx, workspaceId: string) {
  const group = (rootId: string) => ({ OR: [{ id: rootId }, { rootId }] });
  return {
    /** Asks of every conversation behind an idea, and of none twice; gives who is to be asked: null for those of whom nobody is here any more. */
    async ask(rootId: string): Promise<(string | null)[]> {
      const theirs = { workspaceId, idea: group(rootId), conversation: { deletedAt: null } };
      await tx.ideaLink.updateMany({ where: { ...theirs, told: null }, data: { told: 'asked', toldAt: null } });
      const asked = await tx.ideaLink.findMany({
        where: { ...theirs, told: 'asked' },
        select: { conversation: { select: WHO } },
      });
      return [...new Set(asked.map(({ conversation }) => teller(conversation)))];
    },

    /** Nobody is asked any more who has not answered. */
    async withdraw(rootId: string): Promise<void> {
      await tx.ideaLink.updateMany({
        where: { workspaceId, told: 'asked', idea: group(rootId) },
        data: { told: null, toldAt: null },
      });
    },

    /** What these people were not asked yet, each conversation once. @param ofLeavers and what nobody who is here owned or heard */
    async unasked(memberIds: readonly string[], ofLeavers: boolean, limit: number): Promise<AskedToTell[]> {
      const whose = { in: [...memberIds] };
      // In no order: SQLite would take the index that gives it, and read all links there are.
      const rows = await tx.ideaLink.findMany({
        where: {
          ...{ workspaceId, ...ASKED },
          conversation: {
            deletedAt: null,
            OR: [{ ownerId: whose }, { ...UNOWNED, hearerId: whose }, ...(ofLeavers ? [OF_LEAVERS] : [])],
          },
        },
        select: { ideaId: true, conversationId: true, at: true },
      });
      const first = new Map<string, AskedToTell>();
      for (const { ideaId, conversationId } of rows.sort(byIdeaAndTime))
        if (!first.has(conversationId)) first.set(conversationId, { ideaId, conversationId });
      return [...first.values()].slice(0, limit);
    },

    /** Whether a customer is to be told whom nobody who is here owned or heard. */
    async hasLeft(): Promise<boolean> {
      const where = { workspaceId, ...ASKED, conversation: { deletedAt: null, ...OF_LEAVERS } };
      return (await tx.ideaLink.findFirst({ where, select: { ideaId: true } })) !== null;
    },

    /** Whose it is to tell a customer; null where nobody who is here owned or heard them. */
    async tellerOf(id: string): Promise<string | null> {
      return teller(await tx.conversation.findFirstOrThrow({ where: { workspaceId, id }, select: WHO }));
    },

    async markAsked({ ideaId, conversationId }: AskedToTell, at: Date): Promise<void> {
      await tx.ideaLink.updateMany({
        where: { workspaceId, ideaId, conversationId, told: 'asked', toldAt: null },
        data: { toldAt: at },
      });
    },

    /** Null when the link is gone. */
    async stateOf({ ideaId, conversationId }: AskedToTell): Promise<Told | null> {
      return (await this.answerOf({ ideaId, conversationId }))?.told ?? null;
    },

    /** What was said last, and when; null when the link is gone or nobody was asked. */
    async answerOf({
      ideaId,
      conversationId,
    }: AskedToTell): Promise<{ readonly told: Told; readonly at: Date | null } | null> {
      const row = await tx.ideaLink.findFirst({
        where: { workspaceId, ideaId, conversationId },
        select: { told: true, toldAt: true },
      });
      return row === null || row.told === null ? null : { told: row.told, at: row.toldAt };
    },

    async answer({ ideaId, conversationId }: AskedToTell, told: Told, at: Date): Promise<void> {
      await tx.ideaLink.updateMany({ where: { workspaceId, ideaId, conversationId }, data: { told, toldAt: at } });
    },

    /** How many conversations were asked about, and of how many the customer was told. */
    async tally(rootId: string): Promise<{ readonly told: number; readonly of: number }> {
      const rows = await tx.ideaLink.findMany({
        where: { workspaceId, told: { not: null }, idea: group(rootId), conversation: { deletedAt: null } },
        select: { conversationId: true, told: true },
      });
      const told = new Set(rows.flatMap((row) => (row.told === 'told' ? [row.conversationId] : [])));
      return { told: told.size, of: new Set(rows.map((row) => row.conversationId)).size };
    },

    /** Members whose part this one takes while they are paused. */
    async standsInFor(memberId: string): Promise<string[]> {
      const rows = await tx.member.findMany({ where: { workspaceId, standInId: memberId }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
  };
}

function byIdeaAndTime(one: AskedToTell & { readonly at: Date }, other: AskedToTell & { readonly at: Date }): number {
  return (
    one.ideaId.localeCompare(other.ideaId) ||
    one.at.getTime() - other.at.getTime() ||
    one.conversationId.localeCompare(other.conversationId)
  );
}
