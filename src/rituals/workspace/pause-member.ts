import { moveMessagesTo } from '../../delivery/move-messages.ts';
import { UserFacingError } from '../../errors.ts';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { localDate } from '../../schedule/local-time.ts';
import { planNextMorning } from '../../schedule/mornings.ts';
import { ownTime } from '../../settings/own-time-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import { whoIsThereChanged } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';
import { whyNotUntil } from './own-days.ts';

/**
 * Leaves a member in peace until a local date (YYYY-MM-DD): what waits to be told to them waits until then, and what comes
 * meanwhile goes to their stand-in. Twice is once. @throws UserFacingError on a day or a stand-in that cannot be
 */
export async function pauseMember(
  { db, workspace, wake }: RitualDeps,
  { member, until, standIn }: { readonly member: Member; readonly until: string; readonly standIn: Member | null },
  now: Date,
): Promise<void> {
  const why = whyNotUntil(until, localDate(now, member.zone));
  if (why !== null) throw new UserFacingError('cannot_pause', why);
  await db.transaction(async (tx) => {
    if (standIn !== null) {
      const { feedback } = await settings(tx, workspace.id).read();
      assertCanStandIn(member, standIn, feedback.guestsMayOwn);
      const { pausedUntil } = await personalTimes(tx, workspace.id).factsOf(standIn.id);
      if (localDate(now, standIn.zone) < pausedUntil) {
        throw cannotStandIn(`${standIn.name} is paused until ${dayInWords(pausedUntil)}.`);
      }
    }
    const times = personalTimes(tx, workspace.id);
    const stoodFor = await times.readsFor(member.id, now);
    await ownTime(tx, workspace.id, member.id).pause(until, standIn?.id ?? null, now);
    await moveMessages(tx, workspace.id, member, now);
    for (const one of stoodFor) await passToNext(tx, workspace.id, one.id, now);
  });
  wake();
}

/** Ends a member's pause; false when there was none. What waited for them comes in their working hours. */
export async function resumeMember({ db, workspace, wake }: RitualDeps, member: Member, now: Date): Promise<boolean> {
  const wasPaused = await db.transaction(async (tx) => {
    if (!(await ownTime(tx, workspace.id, member.id).resume())) return false;
    await moveMessages(tx, workspace.id, member, now);
    return true;
  });
  wake();
  return wasPaused;
}

/** After a member's time has changed: what waits for them comes when they work, and a term of theirs goes to whoever is there. */
export async function moveMessages(
  tx: Parameters<typeof personalTimes>[0],
  workspaceId: string,
  member: Pick<Member, 'id' | 'slackUserId' | 'zone'>,
  now: Date,
): Promise<void> {
  const time = await personalTimes(tx, workspaceId).of(member.id);
  await moveMessagesTo(tx, workspaceId, member.slackUserId, (dueAt) => time.orNext(dueAt > now ? dueAt : now));
  // What waits for them is looked for then; nothing is said when nothing does.
  await planNextMorning(tx, workspaceId, { ...member, time }, now);
  await passToNext(tx, workspaceId, member.id, now);
  await whoIsThereChanged(tx, workspaceId, now);
}

/** Whoever hears in a member's place has a morning in which to. */
async function passToNext(
  tx: Parameters<typeof personalTimes>[0],
  workspaceId: string,
  memberId: string,
  now: Date,
): Promise<void> {
  const reader = await personalTimes(tx, workspaceId).readerFor(memberId, now);
  if (reader.id === memberId) return;
  await planNextMorning(tx, workspaceId, { ...reader, time: await personalTimes(tx, workspaceId).of(reader.id) }, now);
}

function assertCanStandIn(member: Member, standIn: Member, guestsMayOwn: boolean): void {
  if (standIn.id === member.id) throw cannotStandIn('You can’t stand in for yourself.');
  const why = whyNot(standIn, guestsMayOwn);
  if (why !== null) throw cannotStandIn(`${standIn.name} ${why}.`);
}

function whyNot({ isBot, isDeactivated, isStranger, isGuest }: Member, guestsMayOwn: boolean): string | null {
  if (isBot) return 'is an app';
  if (isDeactivated) return 'has left the workspace';
  if (isStranger) return 'belongs to another organisation';
  return isGuest && !guestsMayOwn ? 'is a guest, and guests own no feedback here' : null;
}

function cannotStandIn(why: string): UserFacingError {
  return new UserFacingError('cannot_stand_in', `${why} Choose somebody else, or nobody.`);
}
