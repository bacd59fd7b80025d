import type { Tx } from '../database.ts';

/** Kinds of messages that a member may not want. */
export type Muted = 'call_for_stories';

/** Which kinds of messages the members of one workspace do not want. */
export function mutes(tx: Tx, workspaceId: string) {
  return {
    /** Those of these members who do not want this kind. */
    async among(memberIds: readonly string[], kind: Muted): Promise<ReadonlySet<string>> {
      const rows = await tx.mute.findMany({
        where: { workspaceId, kind, memberId: { in: [...memberIds] } },
        select: { memberId: true },
      });
      return new Set(rows.map(({ memberId }) => memberId));
    },

    /** Twice is once. */
    async add(memberId: string, kind: Muted): Promise<void> {
      await tx.mute.upsert({
        where: { workspaceId_memberId_kind: { workspaceId, memberId, kind } },
        create: { workspaceId, memberId, kind },
        update: { kind },
      });
    },

    async remove(memberId: string, kind: Muted): Promise<void> {
      await tx.mute.deleteMany({ where: { workspaceId, memberId, kind } });
    },
  };
}
