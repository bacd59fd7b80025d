import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations, viewerFor, voices } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningPart } from '../morning.ts';
import { escalations } from './escalation-store.ts';
import { feedback } from './feedback-store.ts';
import { heardAnsweredLine } from './heard-views.ts';
import { HEARD_ANSWERED } from './plan-heard.ts';

const Reference = z.object({ conversationId: z.string(), occurrenceId: z.string().default('') });

/** In the mornings of whoever heard a customer, or another one who said the same: that a colleague answered. */
export function heardMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  return {
    name: 'feedback.heard_answered',
    mutedBy: 'customer_answered',
    find: (morning, now) => untold(deps, morning, now),
    async passOver({ member }, now) {
      const theirs = { kind: HEARD_ANSWERED, subjectId: member.id };
      await occurrences(db.prisma, workspace.id).cancelPlanned(theirs, 'muted', now);
    },
    async told(tx, references, at) {
      for (const { occurrenceId } of references.map((one) => Reference.parse(one))) {
        await occurrences(tx, workspace.id).settle(occurrenceId, 'planned', 'posted', '', at);
      }
    },
    async show(reference, { member }, now) {
      const { conversationId } = Reference.parse(reference);
      const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
      const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
      const answered = await feedback(db.prisma, workspace.id).lastOf(conversationId, ['answered']);
      const reader = await deps.people.peek(member.slackUserId);
      if (conversation === null || standing === null || answered === null || reader === null) return null;
      const viewer = await viewerFor(deps, reader, [conversation]);
      const said = (await voices(db.prisma, workspace.id).of(conversationId)).filter(
        // Who hears it from another one after the answer knows of the answer already.
        ({ hearerId, createdAt }) => hearerId === member.id && createdAt <= answered.at,
      );
      const isFirst = conversation.hearerId === member.id;
      // Whom they heard was taken away, or joined elsewhere.
      if (!isFirst && said.length === 0) return null;
      return heardAnsweredLine({
        ...{ conversation, standing, answered, reading: { now, zone: member.zone } },
        isReadable: maySee(conversation, viewer, ALONE) === 'whole',
        same: isFirst ? [] : said,
      });
    },
    speaksOf: (reference) => [aboutConversation(Reference.parse(reference).conversationId)],
  };
}

/** What is planned for them, however long ago: what was taken back, answered anew or deleted is over; what is open again waits. */
async function untold({ db, workspace }: RitualDeps, { member }: Morning, now: Date) {
  const store = feedback(db.prisma, workspace.id);
  const found: z.output<typeof Reference>[] = [];
  for (const planned of await escalations(db.prisma, workspace.id).of(HEARD_ANSWERED, [member.id])) {
    const { id: occurrenceId, requestKey: conversationId, nominalAt: answeredAt } = planned;
    const standing = await store.standing(conversationId);
    const answered = await store.lastOf(conversationId, ['answered']);
    if (standing === null || answered?.at.getTime() !== answeredAt.getTime()) {
      await occurrences(db.prisma, workspace.id).settle(occurrenceId, 'planned', 'cancelled', '', now);
    } else if (standing.answeredAt !== null) {
      found.push({ conversationId, occurrenceId });
    }
  }
  return found;
}
