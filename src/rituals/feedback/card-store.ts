import type { Tx } from '../../database.ts';

/** What the cards of one workspace are made of besides the records. */
export function cards(tx: Tx, workspaceId: string) {
  return {
    /** How many cards a record has had so far. */
    async countOf(kind: string, conversationId: string): Promise<number> {
      const subjects = { some: { kind: 'conversation', subjectId: conversationId } };
      return tx.delivery.count({ where: { workspaceId, kind, subjects } });
    },

    /** In which zone a colleague lives. */
    async zoneOf(memberId: string): Promise<string> {
      const { zone } = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        select: { zone: true },
      });
      return zone;
    },
  };
}
