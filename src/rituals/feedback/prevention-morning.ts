import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { aboutConversation, type MessageSubject } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { tellingsAbout } from './assigned-store.ts';
import { mayReadRecordOf } from './may-read.ts';
import { answersFor, isNewsTo, type Prevention, questionOn } from './prevention.ts';
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
export function preventionMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  const store = preventions(db.prisma, workspace.id);
  return {
    name: 'feedback.preventions',
    mutedBy: 'reminder',
    comesAgain: true,
    async find({ member, from }, now) {
      const today = localDate(from, member.zone);
      const found: LineReference[] = [];
      for (const prevention of await openFor(deps, member, now)) {
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
      if (prevention === null) return null;
      const reader = { id: member.id, mayRead: await mayReadRecordOf(deps, prevention, member) };
      if (!(await mayAnswer(db.prisma, workspace.id, prevention, reader, now))) return null;
      const answering = answersFor(prevention);
      const isTheirs = answering === null || answering === member.id;
      const insteadOf = isTheirs ? null : await tellingsAbout(db.prisma, workspace.id).nameOf(answering);
      return preventionLine(prevention, question, insteadOf);
    },
    speaksOf(reference) {
      const { preventionId, conversationId } = Reference.parse(reference);
      return [aboutPrevention(preventionId), aboutConversation(conversationId)];
    },
  };
}

/** Theirs, and that of those they stand in for, as far as they may read the records. */
async function openFor(deps: RitualDeps, member: Morning['member'], now: Date): Promise<Prevention[]> {
  const { prisma } = deps.db;
  const store = preventions(prisma, deps.workspace.id);
  const open = await store.openOf(member.id, await findsOwners(prisma, deps.workspace.id, member.id, now));
  const known = new Set(open.map(({ id }) => id));
  for (const { id: pausedId } of await personalTimes(prisma, deps.workspace.id).readsFor(member.id, now)) {
    for (const prevention of await store.openOf(pausedId)) {
      if (known.has(prevention.id) || !(await mayReadRecordOf(deps, prevention, member))) continue;
      open.push(prevention);
    }
  }
  return open;
}

/**
 * Whether a member has yet to hear that somebody counts on them, or on whom they stand in for; nobody who wants to hear
 * nothing of what they are given.
 */
async function isUntold(
  tx: Tx,
  workspaceId: string,
  prevention: Prevention,
  { id, slackUserId }: Morning['member'],
  now: Date,
): Promise<boolean> {
  const doerId = answersFor(prevention);
  if (doerId === null || prevention.finderId === id || !isNewsTo(prevention, doerId, now)) return false;
  if ((await mutes(tx, workspaceId).among([doerId, id], 'assigned')).size > 0) return false;
  const about = aboutPrevention(prevention.id);
  return !(await tellingsAbout(tx, workspaceId).wasTold(slackUserId, ['reminder'], about, prevention.createdAt));
}
