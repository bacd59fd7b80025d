import { z } from 'zod';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningPart } from '../morning.ts';
import { contentLine } from './content-views.ts';
import { feedback } from './feedback-store.ts';

const Reference = z.object({ conversationId: z.string(), askAt: z.coerce.date() });

const idOf = ({ id }: { readonly id: string }) => id;

/** In an owner's morning, once, a week after they did not know: is the customer content with our answer? */
export function contentMornings({ db, workspace }: RitualDeps): MorningPart {
  const dueOn = async ({ member, from }: Morning) => {
    const today = localDate(from, member.zone);
    const open = await feedback(db.prisma, workspace.id).toAskAbout(member.id);
    return open.filter(({ askContentAt }) => localDate(askContentAt, member.zone) <= today);
  };
  return {
    name: 'feedback.content',
    mutedBy: 'reminder',
    async find(morning) {
      const due = await dueOn(morning);
      return due.map(({ id, askContentAt }) => ({ conversationId: id, askAt: askContentAt.toISOString() }));
    },
    async passOver(morning, now) {
      const due = await dueOn(morning);
      await feedback(db.prisma, workspace.id).wasAsked(due.map(idOf), now);
    },
    async told(tx, references, at) {
      const ids = references.map((one) => Reference.parse(one).conversationId);
      await feedback(tx, workspace.id).wasAsked(ids, at);
    },
    async show(reference, { member }, now) {
      const { conversationId, askAt } = Reference.parse(reference);
      const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
      const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
      if (conversation === null || standing === null || conversation.ownerId !== member.id) return null;
      return contentLine({ conversation, standing, askAt, reading: { now, zone: member.zone } });
    },
    speaksOf: (reference) => [aboutConversation(Reference.parse(reference).conversationId)],
  };
}
