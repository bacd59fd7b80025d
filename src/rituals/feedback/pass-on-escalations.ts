import type { Tx } from '../../database.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { leadOf, whoHolds } from './escalation-holders.ts';
import { ESCALATION, escalate } from './escalation-occurrences.ts';
import { escalations, PASSED_ON } from './escalation-store.ts';
import { feedback } from './feedback-store.ts';
import { importNamed } from './imported.ts';

type Untold = Awaited<ReturnType<ReturnType<typeof escalations>['untold']>>[number];

/**
 * Has what waits too long, and nobody was told of yet, told to whoever holds everybody to it by now: the role went to another.
 * The lead goes on hearing of it.
 */
export async function passOnEscalations(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const untold = await escalations(tx, workspaceId).untold(ESCALATION);
  const leadIds = (await leadOf(tx, workspaceId, null)).map(({ id }) => id);
  for (const rows of alike(untold)) {
    const [first] = rows;
    if (first && !rows.every(({ subjectId }) => leadIds.includes(subjectId))) {
      await passOn(tx, workspaceId, { first, rows, leadIds }, now);
    }
  }
}

/** Those of the same clock together: one for each who was to hear of it. */
function alike(untold: readonly Untold[]): Untold[][] {
  const found = new Map<string, Untold[]>();
  for (const one of untold) {
    const clock = `${one.requestKey} ${one.nominalAt.getTime()}`;
    found.set(clock, [...(found.get(clock) ?? []), one]);
  }
  return [...found.values()];
}

async function passOn(
  tx: Tx,
  workspaceId: string,
  about: { readonly first: Untold; readonly rows: readonly Untold[]; readonly leadIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { requestKey: name, nominalAt } = about.first;
  const standing = importNamed(name) === null ? await feedback(tx, workspaceId).standing(name) : null;
  const ownerId = standing?.ownerId ?? null;
  const holderIds = (await whoHolds(tx, workspaceId, ownerId)).map(({ id }) => id);
  for (const { id, subjectId } of about.rows) {
    if (holderIds.includes(subjectId) || about.leadIds.includes(subjectId)) continue;
    await occurrences(tx, workspaceId).settle(id, 'planned', 'cancelled', PASSED_ON, now);
  }
  await escalations(tx, workspaceId).takeBack({ kind: ESCALATION, requestKey: name, nominalAt }, holderIds);
  await escalate(tx, workspaceId, { name, ownerId, dueAt: nominalAt, isForLead: false }, now);
}

/** Somebody does not want to hear it, and need not: whoever holds everybody to it by now does, if they have not yet. */
export async function leaveToOthers(
  tx: Tx,
  workspaceId: string,
  { row, ownerId }: { readonly row: Untold; readonly ownerId: string | null },
  now: Date,
): Promise<void> {
  const { id, requestKey: name, nominalAt } = row;
  if (!(await occurrences(tx, workspaceId).settle(id, 'planned', 'cancelled', 'muted', now))) return;
  const holderIds = (await whoHolds(tx, workspaceId, ownerId)).map((holder) => holder.id);
  await escalations(tx, workspaceId).takeBack({ kind: ESCALATION, requestKey: name, nominalAt }, holderIds);
  await escalate(tx, workspaceId, { name, ownerId, dueAt: nominalAt, isForLead: false }, now);
}
