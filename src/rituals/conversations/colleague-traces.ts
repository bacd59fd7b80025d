import type { Tx } from '../../database.ts';
import { fold } from '../../search/fold.ts';
import { coverInAudit } from './audit-traces.ts';

/** A shorter part of a name stands in too many words. */
const SHORTEST_NAME = 3;

/** Removes what was kept about a colleague's own time and what they put off; nobody has them as a stand-in any more. */
export async function eraseOwnFacts(
  tx: Tx,
  workspaceId: string,
  { id: memberId, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const theirs = { where: { workspaceId, memberId } };
  await tx.mute.deleteMany(theirs);
  await tx.dayOff.deleteMany(theirs);
  await tx.snooze.deleteMany(theirs);
  await tx.telling.deleteMany(theirs);
  await tx.captureOffer.deleteMany(theirs);
  await eraseFromRotation(tx, workspaceId, memberId);
  await eraseReasons(tx, workspaceId, { id: memberId, name });
  await coverInAudit(tx, workspaceId, [{ person: name, organisation: '' }]);
  await tx.customer.updateMany({ where: { workspaceId, contactId: memberId }, data: { contactId: null } });
  await tx.member.updateMany({ where: { workspaceId, standInId: memberId }, data: { standInId: null } });
}

/** What others said of them goes with them, and what they wrote about the role; that a term was held stays, without a name. */
async function eraseFromRotation(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  await tx.nomination.deleteMany({ where: { workspaceId, nomineeId: memberId } });
  await tx.nominationVoice.deleteMany({ where: { workspaceId, nominatorId: memberId } });
  await tx.championPoolMember.deleteMany({ where: { workspaceId, memberId } });
  await tx.championTerm.updateMany({ where: { workspaceId, holderId: memberId }, data: { note: '' } });
  await tx.termChange.updateMany({ where: { workspaceId, insteadOfId: memberId }, data: { note: '' } });
}

/** Why a term went to another, in somebody's own words, may speak of whoever asked, took it or could not; and of anybody by name. */
async function eraseReasons(
  tx: Tx,
  workspaceId: string,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const given = await tx.termChange.findMany({
    where: { workspaceId, reason: { not: '' } },
    select: { id: true, number: true, reason: true, askerId: true, doerId: true, insteadOfId: true },
  });
  const about = given.filter(
    ({ reason, askerId, doerId, insteadOfId }) =>
      [askerId, doerId, insteadOfId].includes(id) || namesSomebody(reason, name),
  );
  await tx.termChange.updateMany({
    where: { workspaceId, id: { in: about.map((change) => change.id) } },
    data: { reason: '' },
  });
  for (const number of new Set(about.map((change) => change.number))) await withoutReasons(tx, workspaceId, number);
}

/** By their whole name or a part of it: rather one reason too many goes than one too few. */
function namesSomebody(text: string, name: string): boolean {
  const words = fold(text);
  return fold(name)
    .split(' ')
    .some((part) => [...part].length >= SHORTEST_NAME && words.includes(part));
}

/** The log keeps who was set for a term, and nothing of why. */
async function withoutReasons(tx: Tx, workspaceId: string, number: number): Promise<void> {
  const where = { workspaceId, act: 'champion.set', detail: { startsWith: `term ${number}: ` } };
  for (const { id, detail } of await tx.auditEntry.findMany({ where, select: { id: true, detail: true } })) {
    const kept = /^[^,]*/u.exec(detail)?.[0] ?? '';
    await tx.auditEntry.update({ where: { id }, data: { detail: kept } });
  }
}
