import type { Tx } from '../../database.ts';
import type { Customer } from './customer.ts';
import { asItself, CALLED, customers } from './customer-store.ts';
import { indexConversations } from './search-store.ts';

/** All that is known of a customer, by id: what goes when they are forgotten. */
export interface Reach {
  /** The customer, with everybody who was merged into the same. */
  readonly customers: readonly Customer[];
  readonly conversationIds: readonly string[];
  /** What they added to conversations of others. */
  readonly voices: readonly { readonly id: string; readonly conversationId: string }[];
  /** What other customers added to theirs. */
  readonly othersVoices: number;
}

/** Finds and erases what is known of a customer of one workspace: rows, history and search entries. */
export function forgetting(tx: Tx, workspaceId: string) {
  return {
    /** Null when nobody of this id is known any more. */
    async reachOf(customerId: string): Promise<Reach | null> {
      const asked = await tx.customer.findFirst({ where: { workspaceId, id: customerId }, select: { rootId: true } });
      if (asked === null) return null;
      const rootId = asked.rootId ?? customerId;
      const rows = await tx.customer.findMany({
        where: { workspaceId, OR: [{ id: rootId }, { rootId }] },
        ...CALLED,
      });
      const ids = rows.map(({ id }) => id);
      const conversations = await tx.conversation.findMany({
        where: { workspaceId, customerId: { in: ids } },
        select: { id: true },
      });
      const conversationIds = conversations.map(({ id }) => id);
      const voices = await tx.voice.findMany({
        where: { workspaceId, customerId: { in: ids }, conversation: { customerId: { notIn: ids } } },
        select: { id: true, conversationId: true },
      });
      const othersVoices = await tx.voice.count({
        where: { workspaceId, conversation: { customerId: { in: ids } }, customerId: { notIn: ids } },
      });
      const known = rows.map(asItself).sort((one, other) => Number(other.id === rootId) - Number(one.id === rootId));
      return { customers: known, conversationIds, voices, othersVoices };
    },

    /**
     * What hangs on a conversation (history, lessons, showings, voices) goes with it; so does whoever was known only by a
     * voice in it.
     */
    async erase({ customers: forgotten, conversationIds, voices }: Reach): Promise<void> {
      const ids = forgotten.map(({ id }) => id);
      const others = await tx.voice.findMany({
        where: { workspaceId, conversation: { customerId: { in: ids } }, customerId: { notIn: ids } },
        select: { customerId: true },
        distinct: ['customerId'],
      });
      await this.eraseSearchEntries('conversation', conversationIds);
      await this.eraseSearchEntries('customer', ids);
      await tx.voice.deleteMany({ where: { workspaceId, id: { in: voices.map(({ id }) => id) } } });
      const spokenOf = voices.map(({ conversationId }) => conversationId);
      await indexConversations(tx, workspaceId, [...new Set(spokenOf)]);
      await tx.conversation.deleteMany({ where: { workspaceId, customerId: { in: ids } } });
      await tx.customer.updateMany({
        where: { workspaceId, id: { in: ids } },
        data: { mergedIntoId: null, rootId: null },
      });
      await tx.customer.deleteMany({ where: { workspaceId, id: { in: ids } } });
      for (const { customerId } of others) {
        await customers(tx, workspaceId).keepLastHeard(customerId);
        await customers(tx, workspaceId).removeIfUnheard(customerId);
      }
    },

    async eraseSearchEntries(kind: string, subjectIds: readonly string[]): Promise<void> {
      await tx.searchEntry.deleteMany({ where: { workspaceId, kind, subjectId: { in: [...subjectIds] } } });
    },
  };
}
