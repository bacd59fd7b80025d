import { z } from 'zod';
import { aboutConversation, type MessageSubject } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { questionOn } from './prevention.ts';
import { findsOwners, mayAnswer } from './prevention-people.ts';
import { preventions } from './prevention-store.ts';
import { preventionLine } from './prevention-views.ts';

const Reference = z.object({
  preventionId: z.string(),
  conversationId: z.string(),
  question: z.enum(['done', 'held']),
});

export const aboutPrevention = (subjectId: string): MessageSubject => ({ kind: 'prevention', subjectId });

/** In the morning of whoever keeps something from coming again: when it is due, and a month later whether it held. */
export function preventionMornings({ db, workspace }: RitualDeps): MorningPart {
  const store = preventions(db.prisma, workspace.id);
  return {
    name: 'feedback.preventions',
    mutedBy: 'reminder',
    comesAgain: true,
    async find({ member, from }, now) {
      const today = localDate(from, member.zone);
      const open = await store.openOf(member.id, await findsOwners(db.prisma, workspace.id, member.id, now));
      return open.flatMap((prevention) => {
        const question = questionOn(prevention, today, member.zone);
        const { id: preventionId, conversationId } = prevention;
        return question === null ? [] : [{ preventionId, conversationId, question }];
      });
    },
    async show(reference, { member }, now) {
      const { preventionId, question } = Reference.parse(reference);
      const prevention = await store.byId(preventionId);
      const isTheirs = prevention !== null && (await mayAnswer(db.prisma, workspace.id, prevention, member.id, now));
      return isTheirs ? preventionLine(prevention, question, member.id) : null;
    },
    speaksOf(reference) {
      const { preventionId, conversationId } = Reference.parse(reference);
      return [aboutPrevention(preventionId), aboutConversation(conversationId)];
    },
  };
}
