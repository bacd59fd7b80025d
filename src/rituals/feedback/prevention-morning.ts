import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { aboutConversation, type MessageSubject } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { mutes } from '../../settings/mute-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { tellingsAbout } from './assigned-store.ts';
import { isNewsTo, type Prevention, questionOn } from './prevention.ts';
import { findsOwners, mayAnswer } from './prevention-people.ts';
import { preventions } from './prevention-store.ts';
import { preventionLine } from './prevention-views.ts';

const Reference = z.object({
  preventionId: z.string(),
  conversationId: z.string(),
  question: z.enum(['told', 'done', 'held']),
});

export const aboutPrevention = (subjectId: string): MessageSubject => ({ kind: 'prevention', subjectId });

/** In the morning of whoever keeps something from coming again: once that it is theirs to do, when it is due, and a month later whether it held. */
export function preventionMornings({ db, workspace }: RitualDeps): MorningPart {
  const store = preventions(db.prisma, workspace.id);
  return {
    name: 'feedback.preventions',
    mutedBy: 'reminder',
    comesAgain: true,
    async find({ member, from }, now) {
      const today = localDate(from, member.zone);
      const open = await store.openOf(member.id, await findsOwners(db.prisma, workspace.id, member.id, now));
      const found: LineReference[] = [];
      for (const prevention of open) {
        const asked = questionOn(prevention, today, member.zone);
        const question = asked ?? ((await isUntold(db.prisma, workspace.id, prevention, member, now)) ? 'told' : null);
        const { id: preventionId, conversationId } = prevention;
        if (question !== null) found.push({ preventionId, conversationId, question });
      }
      return found;
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

/** Whether a member has yet to hear that somebody counts on them; nobody who wants to hear nothing of what they are given. */
async function isUntold(
  tx: Tx,
  workspaceId: string,
  prevention: Prevention,
  { id, slackUserId }: Morning['member'],
  now: Date,
): Promise<boolean> {
  if (!isNewsTo(prevention, id, now)) return false;
  if ((await mutes(tx, workspaceId).among([id], 'assigned')).size > 0) return false;
  const about = aboutPrevention(prevention.id);
  return !(await tellingsAbout(tx, workspaceId).wasTold(slackUserId, ['reminder'], about, prevention.createdAt));
}
