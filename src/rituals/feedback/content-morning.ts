import { z } from 'zod';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { contentLine } from './content-views.ts';
import { feedback } from './feedback-store.ts';

const Reference = z.object({ conversationId: z.string(), askAt: z.coerce.date() });

/** In an owner's morning, a week after they did not know: is the customer content with our answer? */
export function contentMornings({ db, workspace }: RitualDeps): MorningPart {
  return {
    name: 'feedback.content',
    mutedBy: 'reminder',
    async find({ member, from }) {
      const today = localDate(from, member.zone);
      const asked = await feedback(db.prisma, workspace.id).toAskAbout(member.id);
      return asked
        .filter(({ askContentAt }) => localDate(askContentAt, member.zone) <= today)
        .map(({ id, askContentAt }) => ({ conversationId: id, askAt: askContentAt.toISOString() }));
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
