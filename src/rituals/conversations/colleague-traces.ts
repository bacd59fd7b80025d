import type { Tx } from '../../database.ts';

/** How a colleague who is forgotten was called, and is called from then on. */
interface Gone {
  readonly name: string;
  readonly calledNow: string;
}

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
  const theirs = [{ askerId: memberId }, { doerId: memberId }, { insteadOfId: memberId }];
  await tx.termChange.updateMany({ where: { workspaceId, OR: theirs }, data: { reason: '' } });
}

/**
 * Takes a colleague's name out of what was written down with it: to whom a record was given. A namesake loses the name there too, because the text does not say which of them was meant.
 */
export async function eraseFromHistory(tx: Tx, workspaceId: string, { name, calledNow }: Gone): Promise<void> {
  const given = await tx.conversationEvent.findMany({
    where: { workspaceId, OR: [{ detail: name }, { detail: { startsWith: `${name}: ` } }] },
    select: { id: true, detail: true },
  });
  for (const { id, detail } of given) {
    await tx.conversationEvent.update({ where: { id }, data: { detail: `${calledNow}${detail.slice(name.length)}` } });
  }
}
