import { type Actor, may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Member } from '../../slack/people.ts';
import type { Opener } from './opener.ts';

/** Hosts in whose place a member hears, as they are paused. */
export type StandsInFor = ReadonlySet<string>;

/** Rights of a member. */
export function actorOf({ isGuest, isAdmin, isStranger, isChampion }: Member): Actor {
  return { isGuest, isAdmin, isStranger, isChampion };
}

/** In whose place a member hears now. Asked anew at each act: the pause may be over. */
export async function standsInFor(tx: Tx, workspaceId: string, member: Member, now: Date): Promise<StandsInFor> {
  return new Set((await personalTimes(tx, workspaceId).readsFor(member.id, now)).map(({ id }) => id));
}

/** Whether a member may change an opener. That is not for whoever stands in. */
export function mayChange({ host }: Opener, member: Member): boolean {
  return may('change_opener', actorOf(member), { isHost: host.id === member.id, isHostGone: host.isDeactivated });
}

/** Whether a member may have an opener posted now. */
export function mayRun({ host }: Opener, member: Member, standsIn: StandsInFor): boolean {
  return may('run_opener', actorOf(member), { isHost: host.id === member.id, isStandIn: standsIn.has(host.id) });
}

/** Whether a member may do what else the messages to its host offer: let the bot into the channel, have it rest. */
export function mayTend({ host }: Opener, member: Member, standsIn: StandsInFor): boolean {
  return may('tend_opener', actorOf(member), {
    isHost: host.id === member.id,
    isHostGone: host.isDeactivated,
    isStandIn: standsIn.has(host.id),
  });
}

/** @throws UserFacingError that says whose it is */
export function assertMayChange(opener: Opener, member: Member): void {
  assertTheirs(mayChange(opener, member), opener);
}

/** @throws UserFacingError that says whose it is */
export function assertTheirs(isTheirs: boolean, { host, name }: Opener): void {
  if (isTheirs) return;
  throw new UserFacingError(
    'not_your_opener',
    `${host.name} hosts ${name}. Only ${host.name} or an admin can do that.`,
  );
}
