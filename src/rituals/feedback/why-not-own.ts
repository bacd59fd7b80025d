import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { localDate } from '../../schedule/local-time.ts';
import { ownTime } from '../../settings/own-time-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { PAST_DAY } from './learn-form.ts';

/** Whether a colleague can be an owner. @throws UserFacingError that says why not */
export function assertCanOwn(member: Member, guestsMayOwn: boolean): void {
  const why = whyCannotOwn(member, guestsMayOwn);
  if (why !== null) throw new UserFacingError('cannot_own', `${member.name} ${why} Choose somebody else.`);
}

/** Whether a colleague can see to something by a day. @throws UserFacingError that says why not */
export async function assertCanPrevent(
  { db, workspace, clock }: Pick<RitualDeps, 'db' | 'workspace' | 'clock'>,
  member: Member,
  dueOn: string,
): Promise<void> {
  const now = clock.now();
  const { feedback } = await settings(db.prisma, workspace.id).read();
  assertCanOwn(member, feedback.guestsMayOwn);
  if (dueOn < localDate(now, member.zone)) throw new UserFacingError('day_past', PAST_DAY);
  const { pausedUntil } = await personalTimes(db.prisma, workspace.id).factsOf(member.id);
  if (localDate(now, member.zone) >= pausedUntil || dueOn >= pausedUntil) return;
  const back = `${member.name} is paused until ${dayInWords(pausedUntil)}.`;
  throw new UserFacingError('doer_away', `${back} Choose a day from then on, or somebody else.`);
}

/** Why somebody may not be given a record; null when they may. */
export function whyCannotOwn(member: Member, guestsMayOwn: boolean): string | null {
  if (member.isBot) return 'is an app, and apps answer nobody.';
  if (member.isDeactivated) return 'has left.';
  if (member.isStranger) return 'belongs to another organisation.';
  return member.isGuest && !guestsMayOwn ? 'is a guest, and guests don’t own feedback here.' : null;
}

/** "Mikko is paused until 2026-11-23. Aino hears in their place." Null when they are not paused. */
export async function awayInWords(tx: Tx, workspaceId: string, member: Member, now: Date): Promise<string | null> {
  const { pausedUntil } = await personalTimes(tx, workspaceId).factsOf(member.id);
  if (localDate(now, member.zone) >= pausedUntil) return null;
  const { noun } = (await settings(tx, workspaceId).read()).customers;
  const standIn = await ownTime(tx, workspaceId, member.id).standIn();
  const meanwhile =
    standIn === null ? `The ${noun.one} would wait until then.` : `${standIn.name} hears in their place.`;
  return `${member.name} is paused until ${dayInWords(pausedUntil)}. ${meanwhile}`;
}
