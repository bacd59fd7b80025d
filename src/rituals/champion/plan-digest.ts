import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { role } from './role-store.ts';
import { onOrAfter } from './term-dates.ts';
import { terms } from './term-store.ts';

/** The name of the weekly digest among what is sent. */
export const DIGEST = 'champion.digest';

const FRIDAY = 5;

/** Plans the coming Friday's digest of whoever has the role then: in their own morning, if they work then. */
export async function planDigest(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const running = await terms(tx, workspaceId).running();
  if (running === null) return;
  const fridayHere = onOrAfter(localDate(now, running.holder.zone), FRIDAY);
  const standIn = await role(tx, workspaceId).standInOn(running, fridayHere);
  const holder =
    (standIn && (await terms(tx, workspaceId).holders([standIn.memberId])).get(standIn.memberId)) ?? running.holder;
  const friday = onOrAfter(localDate(now, holder.zone), FRIDAY);
  const hours = (await personalTimes(tx, workspaceId).of(holder.id)).morningOn(friday);
  if (hours === null || hours.from <= now || hours.from >= running.endsAt) return;
  const week = {
    kind: DIGEST,
    targetId: holder.slackUserId,
    subject: { memberId: holder.id },
    dedupeKey: `${DIGEST}:${holder.slackUserId}:${friday}`,
    dueAt: hours.from,
    expiresAt: hours.to,
  };
  await enqueue(tx, workspaceId, week, now);
}
