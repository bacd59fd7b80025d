import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';

/** Somebody who was chosen to see to an idea. @throws UserFacingError for whoever can’t */
export async function ownerChosen({ db, workspace, people }: RitualDeps, slackUserId: string): Promise<Member> {
  const member = await people.get(slackUserId);
  const { guestsMayOwn } = (await settings(db.prisma, workspace.id).read()).feedback;
  const facts = { isGuest: member.isGuest, isAdmin: member.isAdmin, isChampion: false, isStranger: member.isStranger };
  if (!member.isBot && !member.isDeactivated && may('own', facts, { guestsMayOwn })) return member;
  throw new UserFacingError('cannot_own', `${member.name} can’t own an idea here. Choose somebody else.`);
}
