import { atMost } from '../../at-most.ts';
import type { RitualDeps } from '../deps.ts';
import { colleagues } from './colleague-store.ts';
import { noticeChannel } from './notice-channel.ts';

const AT_ONCE = 5;
/** Many meetings begin at one minute, and Slack answers only so often; there is time the day before. */
export const LOOKED_UP_AT_POST = 5;
export const LOOKED_UP_THE_DAY_BEFORE = 50;

/** Looks anew at a channel and at who is in it, and has hosts told what changed. @param mostAsked as of `hasGuests` */
export async function lookAtChannel(deps: RitualDeps, channelId: string, mostAsked: number, now: Date): Promise<void> {
  await noticeChannel(deps, channelId, await hasGuests(deps, channelId, mostAsked), now);
}

/**
 * Whether a guest is in a channel, as far as that can be told without asking Slack about everybody: from the people met so
 * far, and of those never met about `mostAsked`. Whoever was asked about is known the next time.
 */
async function hasGuests(deps: RitualDeps, channelId: string, mostAsked: number): Promise<boolean> {
  const { db, workspace, channels, people } = deps;
  const ids = [...(await channels.memberIds(channelId))];
  const { guests, met } = await colleagues(db.prisma, workspace.id).met(ids);
  if (guests > 0) return true;
  let isFound = false;
  const unmet = ids.filter((id) => !met.has(id)).slice(0, mostAsked);
  await atMost(AT_ONCE, unmet, async (id) => {
    if (!isFound) isFound = (await people.get(id)).isGuest;
  });
  return isFound;
}
