import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations, lessons } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { lessonLine } from './lesson-line-views.ts';
import { openers } from './opener-store.ts';
import { standingPost } from './standing-post.ts';

const LESSON_LINE = 'opener.lesson_line';
/** Nobody answers a question about yesterday's meeting. */
const ASKED_WITHIN_MS = 4 * 60 * 60 * 1000;

const Subject = z.object({ openerId: z.string(), occurrenceId: z.string(), postedAt: z.iso.datetime() });

/** Has the thread of a post asked what was learned, once its meeting is over. */
export async function askForLesson(
  tx: Tx,
  workspaceId: string,
  meeting: { readonly openerId: string; readonly occurrenceId: string },
  post: { readonly channelId: string; readonly ts: string; readonly at: Date },
): Promise<void> {
  const opener = await openers(tx, workspaceId).byId(meeting.openerId);
  const occurrence = await occurrences(tx, workspaceId).byId(meeting.occurrenceId);
  if (!opener?.asksForLesson || occurrence === null) return;
  const endsAt = occurrence.expiresAt;
  const delivery = {
    kind: LESSON_LINE,
    targetId: post.channelId,
    threadTs: post.ts,
    subject: { ...meeting, postedAt: post.at.toISOString() },
    dedupeKey: `${LESSON_LINE}:${meeting.occurrenceId}`,
    dueAt: endsAt,
    expiresAt: new Date(endsAt.getTime() + ASKED_WITHIN_MS),
  };
  await enqueue(tx, workspaceId, delivery, post.at);
}

/** One quiet line in the thread; none when the post is gone, or somebody has said already what was learned. */
export function lessonLineDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: LESSON_LINE,
    subject: Subject,
    async render({ openerId, occurrenceId, postedAt }): Promise<Rendered> {
      const opener = await openers(db.prisma, workspace.id).byId(openerId);
      const post = await standingPost(db.prisma, workspace.id, occurrenceId);
      if (!opener?.asksForLesson || opener.removedAt !== null || post === null)
        return { kind: 'abandon', reason: 'removed' };
      const shown = await conversations(db.prisma, workspace.id).byIds(post.subject.conversationIds);
      if (shown.length === 0) return { kind: 'abandon', reason: 'empty' };
      const ids = shown.map(({ id }) => id);
      const isAnswered = await lessons(db.prisma, workspace.id).anySince(ids, new Date(postedAt));
      return isAnswered ? { kind: 'abandon', reason: 'answered' } : { kind: 'message', message: lessonLine(shown) };
    },
  });
}
