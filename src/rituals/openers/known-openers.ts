import { atMost } from '../../at-most.ts';
import type { Act } from '../../slack/act.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { nextPosts } from './meetings.ts';
import type { Opener } from './opener.ts';
import { mayChange, mayRun, standsInFor } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { existingOpener } from './plan-opener.ts';
import type { Listed } from './views.ts';

/** All openers whose channel this person may know of, with what they may do. */
export async function listedFor(deps: RitualDeps, userId: string): Promise<Listed[]> {
  const member = await deps.people.get(userId);
  const now = deps.clock.now();
  const all = await openers(deps.db.prisma, deps.workspace.id).standing();
  const standsIn = await standsInFor(deps.db.prisma, deps.workspace.id, member, now);
  const known = await knownTo(deps, member, all);
  return all
    .filter((opener) => known.has(opener))
    .map((opener) => ({
      opener,
      next: nextPosts(opener, now, 1)[0] ?? null,
      mayRun: mayRun(opener, member, standsIn),
      mayRemove: mayChange(opener, member),
    }));
}

/** Slack answers only so often, and one channel that cannot be looked up must not take the others away. */
const LOOK_UPS = 5;

async function knownTo(deps: RitualDeps, member: Member, all: readonly Opener[]): Promise<ReadonlySet<Opener>> {
  const known = new Set<Opener>();
  await atMost(LOOK_UPS, all, async (opener) => {
    if (await orElse(mayKnow(deps, opener, member), false, deps.logger)) known.add(opener);
  });
  return known;
}

/** A private channel's existence is its people's business. Hosts and admins look after their openers in any case. */
async function mayKnow({ channels }: RitualDeps, opener: Opener, member: Member): Promise<boolean> {
  if (opener.host.id === member.id || member.isAdmin) return true;
  const channel = await channels.info(opener.channelId);
  if (channel !== null && !channel.isPrivate && !member.isGuest) return true;
  return (await channels.memberIds(opener.channelId)).has(member.slackUserId);
}

/** The opener of a pressed button, for whoever may know of it. To others it is gone. @throws UserFacingError */
export async function knownOpener(deps: RitualDeps, act: Act, id: string): Promise<{ opener: Opener; member: Member }> {
  const member = await deps.people.get(act.userId);
  const opener = await openers(deps.db.prisma, deps.workspace.id).byId(id);
  const isKnown = opener !== null && (await mayKnow(deps, opener, member));
  return { opener: existingOpener(isKnown ? opener : null), member };
}
