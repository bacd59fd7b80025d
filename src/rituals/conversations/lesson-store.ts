import type { Tx } from '../../database.ts';
import { indexConversation } from './search-store.ts';

/** What a colleague adds to the lesson of a conversation. */
export interface NewLesson {
  readonly conversationId: string;
  readonly memberId: string;
  readonly text: string;
  readonly requestKey: string;
}

/** What colleagues added to lessons in one workspace. */
export function lessons(tx: Tx, workspaceId: string) {
  return {
    async create(lesson: NewLesson, at: Date): Promise<void> {
      await tx.lesson.create({ data: { workspaceId, ...lesson, at } });
      await indexConversation(tx, workspaceId, lesson.conversationId);
    },

    /** After an undo of the visit in which a member added them. */
    async removeOf({
      conversationId,
      memberId,
      at,
    }: Pick<NewLesson, 'conversationId' | 'memberId'> & { readonly at: Date }) {
      await tx.lesson.deleteMany({ where: { workspaceId, conversationId, memberId, at } });
      await indexConversation(tx, workspaceId, conversationId);
    },

    /** The conversation that this act added to; null when it has not. */
    async ofRequest(requestKey: string): Promise<string | null> {
      const row = await tx.lesson.findFirst({ where: { workspaceId, requestKey }, select: { conversationId: true } });
      return row?.conversationId ?? null;
    },

    /** Whether anybody has added to one of these since an instant. */
    async anySince(conversationIds: readonly string[], since: Date): Promise<boolean> {
      const where = { workspaceId, conversationId: { in: [...conversationIds] }, at: { gte: since } };
      return (await tx.lesson.findFirst({ where, select: { id: true } })) !== null;
    },
  };
}
