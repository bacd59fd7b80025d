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
  };
}
