import type { Tx } from '../../database.ts';

/** Removes what was kept about a colleague's own time and what they put off; nobody has them as a stand-in any more. */
export async function eraseOwnFacts(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  const theirs = { where: { workspaceId, memberId } };
  await tx.mute.deleteMany(theirs);
  await tx.dayOff.deleteMany(theirs);
  await tx.snooze.deleteMany(theirs);
  await tx.telling.deleteMany(theirs);
  await tx.captureOffer.deleteMany(theirs);
  await eraseFromRotation(tx, workspaceId, memberId);
  await tx.customer.updateMany({ where: { workspaceId, contactId: memberId }, data: { contactId: null } });
  await tx.member.updateMany({ where: { workspaceId, standInId: memberId }, data: { standInId: null } });
}

/** What others said of them goes with them, and what they wrote about the role; that a term was held stays, without a name. */
async function eraseFromRotation(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  await tx.nomination.deleteMany({ where: { workspaceId, nomineeId: memberId } });
  await tx.nominationVoice.deleteMany({ where: { workspaceId, nominatorId: memberId } });
  await tx.championPoolMember.deleteMany({ where: { workspaceId, memberId } });
  await tx.championTerm.updateMany({ where: { workspaceId, holderId: memberId }, data: { note: '' } });
  const about = [{ askerId: memberId }, { doerId: memberId }, { insteadOfId: memberId }];
  const theirs = { workspaceId, OR: about };
  const changed = await tx.termChange.findMany({ where: theirs, select: { number: true }, distinct: ['number'] });
  await tx.termChange.updateMany({ where: theirs, data: { reason: '' } });
  for (const { number } of changed) await withoutReasons(tx, workspaceId, number);
}

/** The log keeps who was set for a term; why, in an admin's own words, may speak of whoever could not. */
async function withoutReasons(tx: Tx, workspaceId: string, number: number): Promise<void> {
  const where = { workspaceId, act: 'champion.set', detail: { startsWith: `term ${number}: ` } };
  for (const { id, detail } of await tx.auditEntry.findMany({ where, select: { id: true, detail: true } })) {
    const kept = /^[^,]*/u.exec(detail)?.[0] ?? '';
    await tx.auditEntry.update({ where: { id }, data: { detail: kept } });
  }
}
