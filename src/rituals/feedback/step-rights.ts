import { ALONE, maySee, type Person } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Conversation } from '../conversations/index.ts';
import { mayStep, type Wish } from './may-step.ts';
import { triagePeople } from './triage-people.ts';

interface Wanted {
  readonly steps: readonly Wish[];
  readonly actor: Person;
}

/** Whether this person may take all these steps with it now. @throws UserFacingError that says whose it is */
export async function assertMayTake(
  { tx, workspaceId, guestsMayOwn }: { readonly tx: Tx; readonly workspaceId: string; readonly guestsMayOwn: boolean },
  conversation: Conversation,
  wanted: Wanted,
  now: Date,
): Promise<void> {
  const standsIn = await standsInFor(tx, workspaceId, conversation.ownerId, wanted.actor, now);
  const findsOwners = await isToFindOwner(tx, workspaceId, conversation, wanted, now);
  assertMayStep(conversation, wanted, { guestsMayOwn, standsIn, findsOwners });
}

/** Whether this person takes the owner's part while they are paused. */
async function standsInFor(
  tx: Tx,
  workspaceId: string,
  ownerId: string | null,
  { memberId }: Person,
  now: Date,
): Promise<boolean> {
  if (ownerId === null || ownerId === memberId) return false;
  return (await personalTimes(tx, workspaceId).readerFor(ownerId, now)).id === memberId;
}

/** Where there is no triage channel, whoever hears who waits for an owner may choose one. */
async function isToFindOwner(
  tx: Tx,
  workspaceId: string,
  { ownerId }: Conversation,
  { steps, actor }: Wanted,
  now: Date,
): Promise<boolean> {
  if (ownerId !== null || !steps.some(({ kind }) => kind === 'assign')) return false;
  return (await triagePeople(tx, workspaceId, now)).some(({ id }) => id === actor.memberId);
}

function assertMayStep(conversation: Conversation, move: Wanted, rights: Parameters<typeof mayStep>[3]): void {
  if (move.steps.every((step) => mayStep(conversation, move.actor, step, rights))) return;
  if (maySee(conversation, move.actor, ALONE) === 'nothing') {
    throw new UserFacingError('no_such_record', `There is no #${conversation.number} that you may read.`);
  }
  const owner = conversation.owner?.name;
  throw new UserFacingError(
    'not_yours_to_do',
    owner === undefined
      ? `You can’t do that with #${conversation.number}: it is not open to you.`
      : `${owner} owns #${conversation.number}. Only ${owner} or an admin can do that.`,
  );
}
