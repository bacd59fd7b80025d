import type { Tx } from '../../database.ts';

/** What was planned to be told, and what was told, in one workspace. */
export function nudges(tx: Tx, workspaceId: string) {
  return {
    /** What else an owner is to be nudged about before an instant. */
    async plannedFor({ kind, ownerId }: { readonly kind: string; readonly ownerId: string }, before: Date) {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, subjectId: ownerId, state: 'planned', dueAt: { lt: before } },
        orderBy: { dueAt: 'asc' },
        select: { id: true, requestKey: true, nominalAt: true },
      });
    },

    /** Whether a person was told of a record since then, in their morning. */
    async wasSaid(conversationId: string, slackUserId: string, since: Date): Promise<boolean> {
      const about = { kind: 'conversation', subjectId: conversationId };
      const told = await tx.delivery.findFirst({
        where: {
          ...{ workspaceId, kind: 'reminder', targetId: slackUserId, dueAt: { gte: since } },
          ...{ state: { notIn: ['abandoned', 'failed'] }, subjects: { some: about } },
        },
        select: { id: true },
      });
      return told !== null;
    },
  };
}
