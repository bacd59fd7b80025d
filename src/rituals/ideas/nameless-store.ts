import type { Tx } from '../../database.ts';

/** Who an answer to a nameless idea is for. `id` is all of it that a message may carry. */
export interface NamelessAuthor {
  readonly id: string;
  readonly memberId: string;
}

/** Those who sent ideas without their names: read to bring them answers, and for nothing else. */
export function namelessAuthors(tx: Tx, workspaceId: string) {
  return {
    async keep(ideaId: string, memberId: string): Promise<void> {
      await tx.namelessAuthor.create({ data: { workspaceId, ideaId, memberId } });
    },

    /** Null for an idea with a name, or whose author was forgotten. */
    async of(ideaId: string): Promise<NamelessAuthor | null> {
      return tx.namelessAuthor.findUnique({
        where: { workspaceId_ideaId: { workspaceId, ideaId } },
        select: { id: true, memberId: true },
      });
    },

    /** The idea that this member sent without a name; null for anybody else. */
    async ideaOf(id: string, memberId: string): Promise<string | null> {
      const row = await tx.namelessAuthor.findFirst({ where: { workspaceId, id, memberId }, select: { ideaId: true } });
      return row?.ideaId ?? null;
    },

    /** The idea that somebody sent without a name, for what was told to them; null when it is gone. */
    async ideaBehind(id: string): Promise<string | null> {
      const row = await tx.namelessAuthor.findFirst({ where: { workspaceId, id }, select: { ideaId: true } });
      return row?.ideaId ?? null;
    },

    /** All that a member sent without a name, for their morning. */
    async by(memberId: string): Promise<{ readonly id: string; readonly ideaId: string }[]> {
      return tx.namelessAuthor.findMany({
        where: { workspaceId, memberId },
        select: { id: true, ideaId: true },
        orderBy: { id: 'asc' },
      });
    },
  };
}
