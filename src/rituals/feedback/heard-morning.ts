import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations, viewerFor, voices } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningPart } from '../morning.ts';
import { tellingsAbout } from './assigned-store.ts';
import { feedback } from './feedback-store.ts';
import { heardAnsweredLine } from './heard-views.ts';

const Reference = z.object({ conversationId: z.string() });
/** The name of an answer that its hearer did not want to hear of, by its instant. */
const PASSED_OVER = 'feedback.heard_passed_over';
const MOST_PASSED = 1_000;
const NEWS_MS = 14 * 24 * 60 * 60 * 1000;

/** In the mornings of whoever heard a customer, or another one who said the same: that a colleague answered. */
export function heardMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  return {
    name: 'feedback.heard_answered',
    mutedBy: 'customer_answered',
    async find(morning, now) {
      return (await untold(deps, morning, now)).map(({ conversationId }) => ({ conversationId }));
    },
    async passOver(morning, now) {
      for (const { answeredAt: nominalAt } of await untold(deps, morning, now)) {
        const passed = { kind: PASSED_OVER, subjectId: morning.member.id, nominalAt, dueAt: nominalAt, expiresAt: now };
        await occurrences(db.prisma, workspace.id).noteCancelled(passed, 'muted');
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

async function untold({ db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>, { member }: Morning, now: Date) {
  const store = tellingsAbout(db.prisma, workspace.id);
  const passed = await passedOver({ db, workspace }, member.id, now);
  const found: { readonly conversationId: string; readonly answeredAt: Date }[] = [];
  for (const conversationId of await store.heardAndAnswered(member.id, new Date(now.getTime() - NEWS_MS))) {
    const answered = await feedback(db.prisma, workspace.id).lastOf(conversationId, ['answered']);
    if (answered === null || answered.actor.id === member.id) continue;
    if (passed.has(answered.at.getTime())) continue;
    const about = aboutConversation(conversationId);
    if (await store.wasTold(member.slackUserId, ['reminder'], about, answered.at)) continue;
    found.push({ conversationId, answeredAt: answered.at });
  }
  return found;
}

/** The instants of answers that a member did not want to hear of. */
async function passedOver({ db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>, subjectId: string, now: Date) {
  const rows = await occurrences(db.prisma, workspace.id).latest({ kind: PASSED_OVER, subjectId }, now, MOST_PASSED);
  return new Set(rows.map(({ nominalAt }) => nominalAt.getTime()));
}
