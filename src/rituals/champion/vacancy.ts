import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import { presentAdmins } from './admins-store.ts';
import { PASSED_ON } from './passed-on-delivery.ts';
import { rotationFacts } from './read-rotation.ts';
import { planTerms } from './rotation.ts';
import { daysLater } from './term-dates.ts';
import { terms } from './term-store.ts';

/** The name, among what is sent, of the word to admins that nobody is champion, or will be. */
export const VACANT = 'champion.vacant';

const SIX_DAYS = 6 * 24 * 60 * 60 * 1000;

/** How the role stands. `idle`: nobody wants one, or never did; `ending`: somebody holds it, and nobody comes after them. */
export type Vacancy = 'held' | 'idle' | 'ending' | 'vacant';

/** Whether the role is vacant, or will be, though there were champions before, and nobody is in sight. */
export async function vacancyOf(tx: Tx, workspaceId: string): Promise<Vacancy> {
  const { champion } = await settings(tx, workspaceId).read();
  const isHeld = (await terms(tx, workspaceId).running()) !== null;
  if (champion.isOff || (await terms(tx, workspaceId).count()) === 0) return isHeld ? 'held' : 'idle';
  if (planTerms(await rotationFacts(tx, workspaceId), 1).length > 0) return 'held';
  return isHeld ? 'ending' : 'vacant';
}

/**
 * Has the admins told that the role is vacant, or will be at the end of this term: each at most once in seven days, whatever
 * else changes meanwhile. Whoever read that nobody can take the rest of a term has heard it by that.
 */
export async function tellVacant(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const stands = await vacancyOf(tx, workspaceId);
  if (stands !== 'vacant' && stands !== 'ending') return;
  const { rhythm } = await rotationFacts(tx, workspaceId);
  const today = localDate(now, rhythm.zone);
  const [latest] = await terms(tx, workspaceId).latest(1);
  for (const admin of await presentAdmins(tx, workspaceId)) {
    const told = await lastTold(tx, workspaceId, admin.slackUserId, latest?.endsAt ?? now);
    if (told !== null && daysLater(localDate(told, rhythm.zone), 7) > today) continue;
    const dueAt = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
    const word = {
      kind: VACANT,
      targetId: admin.slackUserId,
      subject: {},
      speaksOf: [ABOUT_CHAMPION],
      dedupeKey: `${VACANT}:${admin.slackUserId}:${today}`,
      dueAt,
      expiresAt: new Date(now.getTime() + SIX_DAYS),
    };
    await enqueue(tx, workspaceId, word, now);
  }
}

/** When an admin was told last, or will be, that the role is vacant. @param since when the last term ended */
async function lastTold(tx: Tx, workspaceId: string, targetId: string, since: Date): Promise<Date | null> {
  const passedOn = { kind: PASSED_ON, createdAt: { gte: since } };
  const row = await tx.delivery.findFirst({
    where: { workspaceId, targetId, OR: [{ kind: VACANT }, passedOn] },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}
