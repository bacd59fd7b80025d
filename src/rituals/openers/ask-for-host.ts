import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Host } from './opener.ts';

/** The name of the question who hosts from now on, among what is sent. */
export const HOST_LEFT = 'opener.host_left';

const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

/**
 * Has an admin asked, by DM in their working hours, who hosts the openers of somebody who has left: once per person who
 * left, however many openers that are. Meanwhile the openers go on. Where no admin is known yet, the next planned meeting
 * asks again.
 */
export async function askForHost(tx: Tx, workspaceId: string, gone: Pick<Host, 'id'>, now: Date): Promise<void> {
  const admin = await tx.member.findFirst({
    where: { workspaceId, isAdmin: true, isDeactivated: false, isBot: false, isStranger: false, id: { not: gone.id } },
    orderBy: [{ syncedAt: 'desc' }, { id: 'asc' }],
  });
  if (!admin) return;
  const at = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
  const delivery = {
    kind: HOST_LEFT,
    targetId: admin.slackUserId,
    subject: { memberId: gone.id },
    speaksOf: [{ kind: 'member', subjectId: gone.id }],
    dedupeKey: `${HOST_LEFT}:${gone.id}`,
    dueAt: at,
    expiresAt: new Date(at.getTime() + TWO_WEEKS),
  };
  await enqueue(tx, workspaceId, delivery, now);
}
