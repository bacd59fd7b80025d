import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutMember } from '../../delivery/message-subjects.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { openers } from '../openers/index.ts';

/** The names, among what is sent, of the word to the host whose channel had a minute, and to whoever called one that did not come. */
export const MINUTE_CALLED = 'champion.minute_called';
export const MINUTE_MISSED = 'champion.minute_missed';

const DAY = 24 * 60 * 60 * 1000;

/** What a customer minute refers to. */
export const MinuteSubject = z.object({
  conversationId: z.string(),
  openerId: z.string(),
  callerId: z.string(),
  occurrenceId: z.string(),
});
export type MinuteSubject = z.output<typeof MinuteSubject>;

/**
 * Writes what follows from a customer minute: its host is told that it stands; or its caller that it does not, and then
 * the meeting may still hear the story. What perhaps stands there counts as shown.
 */
export async function settleMinute(
  tx: Tx,
  workspaceId: string,
  subject: MinuteSubject,
  outcome: Outcome,
): Promise<void> {
  const store = occurrences(tx, workspaceId);
  if (outcome.state === 'sent') {
    await store.settle(subject.occurrenceId, 'posting', 'posted', '', outcome.at);
    return tellHostOf(tx, workspaceId, subject, outcome.at);
  }
  const code = outcome.state === 'failed' ? outcome.code : outcome.reason;
  await store.settle(subject.occurrenceId, 'posting', 'failed', code, outcome.at);
  if (code !== 'unknown') await openers(tx, workspaceId).unmarkShown([subject.occurrenceId]);
  await tell(
    tx,
    workspaceId,
    { kind: MINUTE_MISSED, readerId: subject.callerId, subject: { ...subject, code } },
    outcome.at,
  );
}

async function tellHostOf(tx: Tx, workspaceId: string, subject: MinuteSubject, now: Date): Promise<void> {
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener === null || opener.host.isDeactivated || opener.host.id === subject.callerId) return;
  await tell(tx, workspaceId, { kind: MINUTE_CALLED, readerId: opener.host.id, subject }, now);
}

async function tell(
  tx: Tx,
  workspaceId: string,
  {
    kind,
    readerId,
    subject,
  }: { readonly kind: string; readonly readerId: string; readonly subject: MinuteSubject & { readonly code?: string } },
  now: Date,
): Promise<void> {
  const times = personalTimes(tx, workspaceId);
  const reader = await times.readerFor(readerId, now);
  const dueAt = (await times.of(reader.id)).orNext(now);
  const word = {
    ...{ kind, targetId: reader.slackUserId, subject },
    speaksOf: [aboutConversation(subject.conversationId), aboutMember(subject.callerId)],
    dedupeKey: `${kind}:${subject.occurrenceId}`,
    ...{ dueAt, expiresAt: new Date(dueAt.getTime() + DAY) },
  };
  await enqueue(tx, workspaceId, word, now);
}
