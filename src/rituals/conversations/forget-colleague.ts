import { audit } from '../../database/audit.ts';
import type { Database, Tx } from '../../database.ts';
import { eraseFromMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { eraseOwnFacts } from './colleague-traces.ts';
import { assertMayForget, type Forgetter } from './forget-customer.ts';
import { planLeftovers } from './leftover-messages.ts';

/** What other rituals take out of their rows, in the same transaction. */
export type ForgetElsewhere = (
  tx: Tx,
  member: { readonly id: string; readonly slackUserId: string },
  now: Date,
) => Promise<void>;

/** How somebody is called from then on. */
const FORMER_COLLEAGUE = 'a former colleague';

/** Stands where the Slack id stood: Slack's own begin with a capital letter, so nobody is ever meant by it. */
const FORGOTTEN = 'forgotten:';

/** Whether a member has been forgotten. */
function isForgotten({ slackUserId }: { readonly slackUserId: string }): boolean {
  return slackUserId.startsWith(FORGOTTEN);
}

/**
 * Takes the name, the Slack id and all profile facts of a colleague who left; what customers told them stays, as heard by
 * "a former colleague". Once. Wake the sender after it. @throws UserFacingError to whoever is no admin, or while they are here
 */
export async function forgetColleague(
  db: Database,
  workspaceId: string,
  act: { readonly memberId: string; readonly actor: Forgetter; readonly elsewhere: ForgetElsewhere },
  now: Date,
): Promise<'forgotten' | 'gone'> {
  assertMayForget(act.actor);
  const outcome = await db.transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { workspaceId, id: act.memberId } });
    if (member === null || isForgotten(member)) return 'gone' as const;
    if (!member.isDeactivated) throw stillHere(member.name);
    await refreshMessagesNaming(tx, workspaceId, member.id, now);
    await planLeftovers(tx, workspaceId, act.actor.memberId, now);
    await act.elsewhere(tx, member, now);
    await eraseFromDeliveries(tx, workspaceId, member);
    await eraseOwnFacts(tx, workspaceId, member);
    await tx.member.update({ where: { id: member.id }, data: { ...NOBODY, slackUserId: `${FORGOTTEN}${member.id}` } });
    const entry = { actorId: act.actor.memberId, act: 'colleague.forgotten', detail: '' };
    await audit(tx, workspaceId).record(entry, now);
    return 'forgotten' as const;
  });
  await db.scrub();
  return outcome;
}

const NOBODY = {
  ...{ name: FORMER_COLLEAGUE, zone: 'UTC', locale: 'en-US', isAdmin: false, isChampion: false, tells: false },
  ...{ workStart: '', workEnd: '', holidays: '', pausedAt: null, pausedUntil: '', standInId: null, homeSeenAt: null },
} as const;

/** @throws UserFacingError: whoever works here is named by what they do here */
export function stillHere(name: string): UserFacingError {
  return new UserFacingError(
    'still_here',
    `${name} is still in your Slack. Deactivate their account there first; then I can forget them.`,
  );
}

async function refreshMessagesNaming(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const named = await tx.conversation.findMany({
    where: {
      workspaceId,
      OR: [
        { hearerId: memberId },
        { ownerId: memberId },
        { voices: { some: { hearerId: memberId } } },
        { lessons: { some: { memberId } } },
        { events: { some: { OR: [{ actorId: memberId }, { toId: memberId }] } } },
        { preventions: { some: { OR: [{ memberId }, { finderId: memberId }] } } },
      ],
    },
    select: { id: true },
  });
  const subjects = named.map(({ id }) => ({ kind: 'conversation', subjectId: id }));
  await eraseFromMessagesAbout(tx, workspaceId, [{ kind: 'member', subjectId: memberId }, ...subjects], now);
}

/** What was still to be sent to them ends; and no row says any more whose DM it was. */
async function eraseFromDeliveries(
  tx: Tx,
  workspaceId: string,
  { id, slackUserId }: { readonly id: string; readonly slackUserId: string },
): Promise<void> {
  await tx.delivery.updateMany({
    where: { workspaceId, targetId: slackUserId, state: 'pending' },
    data: { state: 'abandoned', error: 'forgotten' },
  });
  await tx.delivery.updateMany({
    where: { workspaceId, targetId: slackUserId },
    data: { targetId: `${FORGOTTEN}${id}` },
  });
  const naming = await tx.delivery.findMany({
    where: { workspaceId, dedupeKey: { contains: slackUserId } },
    select: { id: true, dedupeKey: true },
  });
  for (const { id: deliveryId, dedupeKey } of naming) {
    const opaque = dedupeKey.replaceAll(slackUserId, `${FORGOTTEN}${id}`);
    await tx.delivery.update({ where: { id: deliveryId }, data: { dedupeKey: opaque } });
  }
}
