import type { Tx } from '../../database.ts';

/** What became of one conversation with one opener. */
export interface Release {
  readonly openerId: string;
  readonly by: string;
}

/** Which meetings may hear a conversation that is not answered yet. */
export function releases(tx: Tx, workspaceId: string) {
  return {
    /** The openers it is released for, with who released it. */
    async of(conversationId: string): Promise<Release[]> {
      const rows = await tx.release.findMany({
        where: { workspaceId, conversationId },
        select: { openerId: true, member: { select: { name: true } } },
      });
      return rows.map(({ openerId, member }) => ({ openerId, by: member.name }));
    },

    /** The openers that have shown it, or are about to. */
    async shownBy(conversationId: string): Promise<ReadonlySet<string>> {
      const rows = await tx.showing.findMany({ where: { workspaceId, conversationId }, select: { openerId: true } });
      return new Set(rows.map(({ openerId }) => openerId));
    },

    /** A second time changes nothing: whoever was first stays named. */
    async add(conversationId: string, openerId: string, memberId: string, now: Date): Promise<void> {
      await tx.release.upsert({
        where: { workspaceId_conversationId_openerId: { workspaceId, conversationId, openerId } },
        create: { workspaceId, conversationId, openerId, memberId, at: now },
        update: {},
      });
    },

    /** False when there was none. */
    async takeBack(conversationId: string, openerId: string): Promise<boolean> {
      const { count } = await tx.release.deleteMany({ where: { workspaceId, conversationId, openerId } });
      return count > 0;
    },
  };
}
