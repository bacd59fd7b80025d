import type { Tx } from '../../database.ts';
import { joinKey } from './join.ts';
import { indexConversation } from './search-store.ts';

/** Moving what one record holds over to another, in one workspace, so that it can be taken back. */
export function joins(tx: Tx, workspaceId: string) {
  return {
    /** Copies the newer record's words, voices, lessons and links to ideas to the older one. The newer one is left as it was. */
    async bring(olderId: string, newerId: string): Promise<void> {
      const newer = await tx.conversation.findFirstOrThrow({
        where: { workspaceId, id: newerId },
        include: { voices: true, lessons: true },
      });
      const { customerId, words, heardOn, hearerId, audience, placeId, createdAt, lesson } = newer;
      const own = { id: 'words', customerId, words, heardOn, hearerId, audience, placeId, createdAt };
      const kept = { workspaceId, conversationId: olderId };
      await tx.voice.createMany({
        data: [own, ...newer.voices].map((voice) => ({
          ...kept,
          requestKey: joinKey(newerId, voice.id),
          customerId: voice.customerId,
          words: voice.words,
          heardOn: voice.heardOn,
          hearerId: voice.hearerId,
          audience: voice.audience,
          placeId: voice.placeId,
          createdAt: voice.createdAt,
        })),
      });
      const learned = lesson === '' ? [] : [{ id: 'lesson', memberId: hearerId, text: lesson, at: createdAt }];
      await tx.lesson.createMany({
        data: [...learned, ...newer.lessons].map(({ id, memberId, text, at }) => ({
          ...{ ...kept, requestKey: joinKey(newerId, id) },
          ...{ memberId, text, at },
        })),
      });
      await bringLinks(tx, workspaceId, olderId, newerId);
      await indexConversation(tx, workspaceId, olderId);
    },

    /** Takes away what it brought. Gives the record it was brought to; null when it was brought to none. */
    async takeAway(newerId: string): Promise<string | null> {
      const where = { workspaceId, requestKey: { startsWith: joinKey(newerId) } };
      const brought = await tx.voice.findFirst({ where, select: { conversationId: true } });
      await tx.voice.deleteMany({ where });
      await tx.lesson.deleteMany({ where });
      await tx.ideaLink.deleteMany({ where });
      if (brought) await indexConversation(tx, workspaceId, brought.conversationId);
      return brought?.conversationId ?? null;
    },
  };
}

/** What the older one is linked to already stays its own. */
async function bringLinks(tx: Tx, workspaceId: string, olderId: string, newerId: string): Promise<void> {
  const linked = (conversationId: string) => tx.ideaLink.findMany({ where: { workspaceId, conversationId } });
  const known = new Set((await linked(olderId)).map(({ ideaId }) => ideaId));
  const brought = (await linked(newerId)).filter(({ ideaId }) => !known.has(ideaId));
  const requestKey = joinKey(newerId, 'link');
  await tx.ideaLink.createMany({ data: brought.map((link) => ({ ...link, conversationId: olderId, requestKey })) });
}
