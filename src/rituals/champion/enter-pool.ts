import type { Tx } from '../../database.ts';
import { aboutNomination, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import { resettle } from './change-term.ts';
import { entryAt } from './entry.ts';
import { isWilling, type Nomination } from './nomination.ts';
import { nominations } from './nomination-store.ts';
import { planLook } from './plan-look.ts';
import { championPool } from './pool-store.ts';
import { rotationFacts } from './read-rotation.ts';
import { standingsOf } from './rotation.ts';

/** Takes somebody who is willing into the pool, at the average of those who are there, in the transaction that keeps their yes. */
export async function enterPool(
  tx: Tx,
  workspaceId: string,
  { id, nominee }: Pick<Nomination, 'id' | 'nominee'>,
  now: Date,
): Promise<void> {
  await nominations(tx, workspaceId).write(id, { state: 'accepted', askAgainOn: '', answeredAt: now });
  await wakeRotation(tx, workspaceId, nominee.id, now);
  const facts = await rotationFacts(tx, workspaceId);
  const own = facts.begun.filter(({ turnOfId }) => turnOfId === nominee.id).at(-1)?.endsAt ?? null;
  await championPool(tx, workspaceId).join(nominee.id, entryAt(now, standingsOf(facts), own), now);
  await planLook(tx, workspaceId, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutNomination(id)], now);
  await resettle(tx, workspaceId, now);
}

/** Whoever agrees wants a champion: a rotation that was turned off goes on, in a zone that is known from then on. */
async function wakeRotation(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const { champion, time } = await settings(tx, workspaceId).read();
  const { zone } = await tx.member.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: memberId } },
    select: { zone: true },
  });
  if (!champion.isOff && (champion.zone !== '' || time.zone !== '')) return;
  const chosen = { ...champion, isOff: false, zone: champion.zone === '' ? zone : champion.zone };
  await settings(tx, workspaceId).save('champion', chosen, now);
}

/**
 * Takes somebody out of the pool, or back that they would like to be in it; false when neither was so. Their term that runs
 * goes on, and a colleague may ask them again.
 */
export async function leavePoolOf(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<boolean> {
  const wasIn = await championPool(tx, workspaceId).leave(memberId);
  const nomination = await nominations(tx, workspaceId).of(memberId, now);
  if (!wasIn && !isWilling(nomination)) return false;
  await nominations(tx, workspaceId).write(nomination.id, { state: 'unconfirmed', askAgainOn: '', answeredAt: now });
  await refreshMessagesAbout(tx, workspaceId, [aboutNomination(nomination.id)], now);
  await resettle(tx, workspaceId, now);
  return true;
}
