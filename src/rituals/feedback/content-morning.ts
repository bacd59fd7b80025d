import { z } from 'zod';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningPart } from '../morning.ts';
import { contentLine } from './content-views.ts';
import { feedback } from './feedback-store.ts';
import { mayReadWhole } from './may-read.ts';

const Reference = z.object({ conversationId: z.string(), askAt: z.coerce.date() });

const idOf = ({ id }: { readonly id: string }) => id;

/** In an owner's morning, or their stand-in's, once, a week after they did not know: is the customer content with our answer? */
export function contentMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  const dueOn = async ({ member, from }: Morning, ownerId = member.id) => {
    const today = localDate(from, member.zone);
    const open = await feedback(db.prisma, workspace.id).toAskAbout(ownerId);
    return open.filter(({ askContentAt }) => localDate(askContentAt, member.zone) <= today);
  };
  return {
    name: 'feedback.content',
    mutedBy: 'reminder',
    async find(morning, now) {
      const due = await dueOn(morning);
      for (const { id } of await personalTimes(db.prisma, workspace.id).readsFor(morning.member.id, now)) {
        for (const one of await dueOn(morning, id)) {
          const record = await conversations(db.prisma, workspace.id).byId(one.id);
          // What the stand-in may not read waits for its owner.
          if (record !== null && (await mayReadWhole(deps, record, morning.member.slackUserId))) due.push(one);
        }
      }
      return due.map(({ id, askContentAt }) => ({ conversationId: id, askAt: askContentAt.toISOString() }));
    },
    // Only their own: what they would be asked in somebody's place waits until that one is back.
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
      if (conversation === null || standing === null || conversation.owner === null) return null;
      const { id: ownerId, name } = conversation.owner;
      const reading = { now, zone: member.zone };
      if (ownerId === member.id) return contentLine({ conversation, standing, askAt, insteadOf: null, reading });
      const standsIn = (await personalTimes(db.prisma, workspace.id).readerFor(ownerId, now)).id === member.id;
      if (!standsIn || !(await mayReadWhole(deps, conversation, member.slackUserId))) return null;
      return contentLine({ conversation, standing, askAt, insteadOf: name, reading });
    },
    speaksOf: (reference) => [aboutConversation(Reference.parse(reference).conversationId)],
  };
}
