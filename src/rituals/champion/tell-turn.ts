import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION, aboutMember } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Term } from './term.ts';

/** The names, among what is sent, of the news around a change of champion. */
export const STARTED = 'champion.started';
export const BRIEF = 'champion.brief';
export const THANKS = 'champion.thanks';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Has everybody told in the chosen channel who it is now, and whoever it is what they find. */
export async function tellBegun(tx: Tx, workspaceId: string, term: Term, now: Date): Promise<void> {
  const { champion } = await settings(tx, workspaceId).read();
  const { number, holder, endsAt } = term;
  const speaksOf = [ABOUT_CHAMPION, aboutMember(holder.id)];
  if (champion.channelId !== '') {
    const post = { kind: STARTED, targetId: champion.channelId, subject: { number }, speaksOf };
    const dedupeKey = `${STARTED}:${number}`;
    await enqueue(tx, workspaceId, { ...post, dedupeKey, dueAt: now, expiresAt: endsAt }, now);
  }
  await tellHolder(tx, workspaceId, term, now);
}

/** Has the holder of a term told what they find: once each, whoever holds it. */
export async function tellHolder(
  tx: Tx,
  workspaceId: string,
  { number, holder, endsAt }: Pick<Term, 'number' | 'holder' | 'endsAt'>,
  now: Date,
): Promise<void> {
  const dueAt = (await personalTimes(tx, workspaceId).of(holder.id)).orNext(now);
  const brief = {
    kind: BRIEF,
    targetId: holder.slackUserId,
    subject: { number, memberId: holder.id },
    speaksOf: [ABOUT_CHAMPION],
    dedupeKey: `${BRIEF}:${number}:${holder.id}`,
    dueAt,
    expiresAt: endsAt > dueAt ? endsAt : new Date(dueAt.getTime() + 1),
  };
  await enqueue(tx, workspaceId, brief, now);
}

/**
 * Has whoever held a term thanked for it, and asked for a note.
 * @param changeId what made it go to another before its end; null at its end
 */
export async function tellEnded(
  tx: Tx,
  workspaceId: string,
  { number, holder }: Pick<Term, 'number' | 'holder'>,
  changeId: string | null,
  now: Date,
): Promise<void> {
  const dueAt = (await personalTimes(tx, workspaceId).of(holder.id)).orNext(now);
  const thanks = {
    kind: THANKS,
    targetId: holder.slackUserId,
    subject: { number, memberId: holder.id, changeId },
    speaksOf: [ABOUT_CHAMPION],
    dedupeKey: [THANKS, number, holder.id, ...(changeId === null ? [] : [changeId])].join(':'),
    dueAt,
    expiresAt: new Date(dueAt.getTime() + 2 * WEEK),
  };
  await enqueue(tx, workspaceId, thanks, now);
}
