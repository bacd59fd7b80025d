import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { type Conversation, conversations, lessons } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { lessonLine } from './lesson-line-views.ts';
import { channelTrouble } from './opener.ts';
import { openers } from './opener-store.ts';
import { LESSON_LINE, lessonLineKey, type PostSubject, standingPost } from './standing-post.ts';

/** Nobody answers a question about yesterday's meeting. */
const ASKED_WITHIN_MS = 4 * 60 * 60 * 1000;

const Subject = z.object({ openerId: z.string(), occurrenceId: z.string(), postedAt: z.iso.datetime() });
type Subject = z.output<typeof Subject>;

/** Has the thread of a post asked what was learned, once its meeting is over. */
export async function askForLesson(
  tx: Tx,
  workspaceId: string,
  { openerId, occurrenceId, conversationIds }: PostSubject,
  post: { readonly channelId: string; readonly ts: string; readonly at: Date },
): Promise<void> {
  const opener = await openers(tx, workspaceId).byId(openerId);
  const occurrence = await occurrences(tx, workspaceId).byId(occurrenceId);
  if (!opener?.asksForLesson || occurrence === null) return;
  const shown = await conversations(tx, workspaceId).byIds(conversationIds);
  const endsAt = occurrence.expiresAt;
  const delivery = {
    kind: LESSON_LINE,
    targetId: post.channelId,
    threadTs: post.ts,
    subject: { openerId, occurrenceId, postedAt: post.at.toISOString() },
    speaksOf: shown.flatMap(({ id, customer }) => [aboutConversation(id), aboutCustomer(customer.id)]),
    dedupeKey: lessonLineKey(occurrenceId),
    dueAt: endsAt,
    expiresAt: new Date(endsAt.getTime() + ASKED_WITHIN_MS),
  };
  await enqueue(tx, workspaceId, delivery, post.at);
}

/** One quiet line in the thread; none when the post is gone, or somebody has said already what was learned. */
export function lessonLineDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: LESSON_LINE,
    subject: Subject,
    render: (subject, context) => render(deps, subject, context),
  });
}

/** Once it was asked it stays, whoever has answered, as long as its stories may be named there. */
async function render(
  deps: RitualDeps,
  subject: Subject,
  { targetId, sentAt }: Pick<RenderContext, 'targetId' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace } = deps;
  const { openerId, occurrenceId, postedAt } = subject;
  const opener = await openers(db.prisma, workspace.id).byId(openerId);
  const post = await standingPost(db.prisma, workspace.id, occurrenceId);
  if (opener === null || post === null) return { kind: 'abandon', reason: 'removed' };
  const isWanted = opener.asksForLesson && opener.removedAt === null;
  if (!isWanted && sentAt === null) return { kind: 'abandon', reason: 'removed' };
  const named = await nameableIn(deps, targetId, post.subject.conversationIds);
  if (named.length === 0) return { kind: 'abandon', reason: 'empty' };
  const ids = named.map(({ id }) => id);
  if (sentAt === null && (await lessons(db.prisma, workspace.id).anySince(ids, new Date(postedAt))))
    return { kind: 'abandon', reason: 'answered' };
  return { kind: 'message', message: lessonLine(named) };
}

/** Those of a post's stories whose customers the channel may still read of, in the post's order. */
async function nameableIn(
  { db, workspace, channels }: RitualDeps,
  channelId: string,
  conversationIds: readonly string[],
): Promise<Conversation[]> {
  channels.forget(channelId);
  const channel = await channels.info(channelId);
  if (channelTrouble(channel) !== null) return [];
  const surface = { kind: 'channel', channelId, isShared: false } as const;
  const found = await conversations(db.prisma, workspace.id).byIds(conversationIds);
  return conversationIds
    .flatMap((id) => found.find((one) => one.id === id) ?? [])
    .filter((one) => maySee(one, EVERYBODY, surface) === 'whole');
}
