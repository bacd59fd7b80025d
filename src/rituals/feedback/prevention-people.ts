import type { Tx } from '../../database.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { planAsking } from './plan-later.ts';
import { answersFor, type Prevention } from './prevention.ts';
import { preventions } from './prevention-store.ts';
import { whoFindsOwners } from './triage-people.ts';
import { triageReaders } from './triage-store.ts';

/** Whether a member is one of those who find an owner for what has none. */
export async function findsOwners(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<boolean> {
  if (!(await triageReaders(tx, workspaceId).mayBeOne(memberId))) return false;
  return (await whoFindsOwners(tx, workspaceId, now)).some(({ id }) => id === memberId);
}

/**
 * Whether what prevents something is this member's to answer: theirs, or that of a paused colleague for whom they stand in.
 * @param mayRead whether they may read the record, which whoever stands in has to
 */
export async function mayAnswer(
  tx: Tx,
  workspaceId: string,
  prevention: Prevention,
  { id, mayRead }: { readonly id: string; readonly mayRead: boolean },
  now: Date,
): Promise<boolean> {
  const answering = answersFor(prevention);
  if (answering === null) return prevention.isLeftBehind && (await findsOwners(tx, workspaceId, id, now));
  if (answering === id) return true;
  return mayRead && (await personalTimes(tx, workspaceId).readerFor(answering, now)).id === id;
}

/** What somebody who has left promised is asked of the record's owner, or else of those who find owners. */
export async function askOthers(tx: Tx, workspaceId: string, leaverId: string, now: Date): Promise<void> {
  for (const prevention of await preventions(tx, workspaceId).leftBehindBy(leaverId)) {
    const answering = answersFor(prevention);
    const others = answering === null ? await whoFindsOwners(tx, workspaceId, now) : [{ id: answering }];
    const { dueOn, doneAt, askHeldAt } = prevention;
    const due = new Date(`${dueOn}T12:00:00Z`);
    const asked = [...(doneAt === null ? [due] : []), ...(askHeldAt === null ? [] : [askHeldAt])];
    for (const { id } of others) for (const at of asked) await planAsking(tx, workspaceId, id, at, now);
  }
}
