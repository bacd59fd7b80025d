import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Conversation } from '../conversations/index.ts';
import { tellingsAbout } from './assigned-store.ts';

/** The name of what owners are told at once among what is sent. */
export const ASSIGNED = 'feedback.assigned';

/** What was given to whom. */
export const Given = z.object({ conversationId: z.string(), ownerId: z.string() });
export const AssignedSubject = z.object({ given: z.array(Given) });
export type Given = z.output<typeof Given>;

/** What comes within this is told in one message. */
export const TOGETHER_MS = 10 * 60 * 1000;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Has an owner told (or their stand-in while they are paused) that somebody gave them something: at once in their working
 * hours, what comes within ten minutes in one message; else in their next morning's. Not where the owner, or who reads it for them, wants to hear nothing of it.
 */
export async function tellAssigned(
  tx: Tx,
  workspaceId: string,
  { conversation, ownerId }: { readonly conversation: Conversation; readonly ownerId: string },
  now: Date,
): Promise<void> {
  const reader = await personalTimes(tx, workspaceId).readerFor(ownerId, now);
  if ((await mutes(tx, workspaceId).among([ownerId, reader.id], 'assigned')).size > 0) return;
  const time = await personalTimes(tx, workspaceId).of(reader.id);
  if (!time.isWorking(now)) return tellInMorning(tx, workspaceId, { ownerId }, now);
  const given = { conversationId: conversation.id, ownerId };
  const speaksOf = [aboutConversation(conversation.id), aboutCustomer(conversation.customer.id)];
  const store = tellingsAbout(tx, workspaceId);
  const open = await store.openMessage(ASSIGNED, reader.slackUserId, new Date(now.getTime() - TOGETHER_MS));
  if (open !== null) {
    const before = AssignedSubject.parse(JSON.parse(open.stored)).given;
    const others = before.filter((one) => one.conversationId !== given.conversationId || one.ownerId !== ownerId);
    if (await store.extend(open, { given: [...others, given] }, speaksOf, now)) return;
  }
  const message = {
    kind: ASSIGNED,
    targetId: reader.slackUserId,
    subject: { given: [given] },
    speaksOf,
    dedupeKey: [ASSIGNED, conversation.id, ownerId, now.getTime()].join(':'),
    dueAt: now,
    expiresAt: new Date(now.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, message, now);
}

/** Has them (or their stand-in) told in their next morning instead. */
export async function tellInMorning(
  tx: Tx,
  workspaceId: string,
  { ownerId }: Pick<Given, 'ownerId'>,
  now: Date,
): Promise<void> {
  const reader = await personalTimes(tx, workspaceId).readerFor(ownerId, now);
  const time = await personalTimes(tx, workspaceId).of(reader.id);
  await planMorning(tx, workspaceId, { ...reader, time }, time.nextMorning(now));
}
