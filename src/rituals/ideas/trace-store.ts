import type { Tx } from '../../database.ts';

/** What ideas say about a colleague of one workspace, and taking it away. */
export function ideaTraces(tx: Tx, workspaceId: string) {
  return {
    /** Ids of what they own and is not done yet. */
    async ownedBy(memberId: string): Promise<string[]> {
      const rows = await tx.idea.findMany({
        where: { workspaceId, ownerId: memberId, status: { in: ['acknowledged', 'exploring', 'doing'] } },
        select: { id: true },
        orderBy: { number: 'asc' },
      });
      return rows.map(({ id }) => id);
    },

    /** Ids of all that names them where somebody reads it. */
    async naming(memberId: string): Promise<string[]> {
      const named = [
        { authorId: memberId },
        { ownerId: memberId },
        { builders: { some: { memberId } } },
        { events: { some: { actorId: memberId } } },
      ];
      const rows = await tx.idea.findMany({ where: { workspaceId, OR: named }, select: { id: true } });
      return rows.map(({ id }) => id);
    },

    /** Ids of what they are for, at the end of all merges. */
    async votedFor(memberId: string): Promise<string[]> {
      const rows = await tx.ideaVote.findMany({
        where: { workspaceId, memberId },
        select: { ideaId: true, idea: { select: { rootId: true } } },
      });
      return [...new Set(rows.map(({ ideaId, idea }) => idea.rootId ?? ideaId))];
    },

    /** Who they were is in no row about ideas from then on. */
    async erase(memberId: string): Promise<void> {
      const theirs = { where: { workspaceId, memberId } };
      await tx.ideaVote.deleteMany(theirs);
      await tx.ideaBuilder.deleteMany(theirs);
      await tx.ideaNews.deleteMany(theirs);
      await tx.namelessAuthor.deleteMany(theirs);
      await tx.ideaLink.updateMany({ ...theirs, data: { memberId: null } });
      await tx.idea.updateMany({ where: { workspaceId, authorId: memberId }, data: { authorId: null } });
      await tx.idea.updateMany({ where: { workspaceId, ownerId: memberId }, data: { ownerId: null } });
      await tx.idea.updateMany({ where: { workspaceId, mergedById: memberId }, data: { mergedById: null } });
      const past = { workspaceId };
      await tx.ideaEvent.updateMany({ where: { ...past, actorId: memberId }, data: { actorId: null } });
      await tx.ideaEvent.updateMany({ where: { ...past, before: { contains: memberId } }, data: { before: '' } });
      await tx.ideaEvent.updateMany({ where: { ...past, detail: memberId }, data: { detail: '' } });
    },
  };
}
