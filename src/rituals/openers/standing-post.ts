import { z } from 'zod';
import type { Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  aboutCustomer,
  aboutIdea,
  aboutMember,
  type MessageSubject,
} from '../../delivery/message-subjects.ts';

import { type MeetingReference, meetingSubject } from './telling.ts';

/** The name of openers' posts among what is sent. */
export const POST = 'opener.post';

/** The name of the question in a post's thread what was learned. */
export const LESSON_LINE = 'opener.lesson_line';

/** One question a meeting. */
export function lessonLineKey(occurrenceId: string): string {
  return `${LESSON_LINE}:${occurrenceId}`;
}

/** One post a meeting. */
export function postKey(occurrenceId: string): string {
  return `${POST}:${occurrenceId}`;
}

const Change = z.object({
  memberId: z.string(),
  act: z.enum(['another', 'skipped']),
  /** The story that went. */
  conversationId: z.string(),
});

/** What a post holds: references only. */
export const PostSubject = z.object({
  openerId: z.string(),
  occurrenceId: z.string(),
  conversationIds: z.array(z.string()),
  /** Ideas that the meeting has not heard of. */
  ideaIds: z.array(z.string()).default([]),
  /** How many more there were. */
  moreIdeas: z.number().default(0),
  /** Ideas that were done since, of which the meeting is told. */
  doneIdeaIds: z.array(z.string()).default([]),
  /** What people of the meeting changed in it, oldest first. */
  changes: z.array(Change).default([]),
});
export type PostSubject = z.output<typeof PostSubject>;

/** What a post speaks of: whoever changes or erases that has it written anew. */
export function subjectsOfPost(
  meeting: MeetingReference,
  hostId: string,
  shown: readonly { readonly id: string; readonly hearerId: string; readonly customer: { readonly id: string } }[],
  ideaIds: readonly string[],
): MessageSubject[] {
  return [
    ABOUT_WAITING,
    meetingSubject(meeting),
    aboutMember(hostId),
    ...ideaIds.map(aboutIdea),
    ...shown.flatMap(({ id, hearerId, customer }) => [
      aboutConversation(id),
      aboutMember(hearerId),
      aboutCustomer(customer.id),
    ]),
  ];
}

/** A post as it stands in its channel. */
export interface StandingPost {
  readonly deliveryId: string;
  /** Where it stands, wherever its opener posts by now. */
  readonly channelId: string;
  readonly subject: PostSubject;
  /** The stored form, for compare-and-set. */
  readonly stored: string;
}

/** The post of a meeting, once it stands; null before, and after it was deleted. */
export async function standingPost(tx: Tx, workspaceId: string, occurrenceId: string): Promise<StandingPost | null> {
  const row = await tx.delivery.findFirst({
    where: { workspaceId, dedupeKey: postKey(occurrenceId), state: 'sent', ts: { not: '' } },
    select: { id: true, targetId: true, subject: true },
  });
  if (row === null) return null;
  const { id: deliveryId, targetId: channelId, subject: stored } = row;
  return { deliveryId, channelId, subject: PostSubject.parse(JSON.parse(stored)), stored };
}

/**
 * Changes what a post shows, and has it written anew. Compare-and-set: false when somebody changed it first.
 * @param fresh what it speaks of from now on besides, and with it the question in its thread
 */
export async function changePost(
  tx: Tx,
  workspaceId: string,
  { deliveryId, stored }: StandingPost,
  change: { readonly subject: PostSubject; readonly fresh: readonly MessageSubject[] },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { workspaceId, id: deliveryId, subject: stored },
    data: { subject: JSON.stringify(change.subject), refreshAt: now },
  });
  if (count === 0) return false;
  const line = await tx.delivery.findFirst({
    where: { workspaceId, dedupeKey: lessonLineKey(change.subject.occurrenceId) },
    select: { id: true },
  });
  for (const spoken of [deliveryId, ...(line ? [line.id] : [])]) {
    for (const subject of change.fresh) {
      const id = { workspaceId, deliveryId: spoken, ...subject };
      await tx.deliverySubject.upsert({ where: { workspaceId_deliveryId_kind_subjectId: id }, create: id, update: id });
    }
  }
  return true;
}

/** Takes out of a post that was just sent what did not stand in it, so that writing it anew does not bring it in. */
export async function leaveOut(
  tx: Tx,
  workspaceId: string,
  occurrenceId: string,
  conversationIds: readonly string[],
): Promise<void> {
  const post = await standingPost(tx, workspaceId, occurrenceId);
  if (post === null) return;
  const stay = post.subject.conversationIds.filter((id) => !conversationIds.includes(id));
  await tx.delivery.updateMany({
    where: { workspaceId, id: post.deliveryId, subject: post.stored },
    data: { subject: JSON.stringify({ ...post.subject, conversationIds: stay }) },
  });
}
