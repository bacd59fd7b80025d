import { type Actor, may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import type { Member } from '../../slack/people.ts';
import type { Opener } from './opener.ts';

/** Rights of a member. */
export function actorOf({ isGuest, isAdmin, isStranger, isChampion }: Member): Actor {
  return { isGuest, isAdmin, isStranger, isChampion };
}

/** Whether a member may change or run an opener. */
export function mayDo(deed: 'change_opener' | 'run_opener', { host }: Opener, member: Member): boolean {
  return may(deed, actorOf(member), { isHost: host.id === member.id, isHostGone: host.isDeactivated });
}

/** @throws UserFacingError that says whose it is */
export function assertMayDo(deed: 'change_opener' | 'run_opener', opener: Opener, member: Member): void {
  if (mayDo(deed, opener, member)) return;
  throw new UserFacingError(
    'not_your_opener',
    `${opener.host.name} hosts ${opener.name}. Only ${opener.host.name} or an admin can do that.`,
  );
}
