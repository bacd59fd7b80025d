import type { RitualDeps } from '../deps.ts';
import { guestsIn } from './guests-in.ts';
import { noticeChannel } from './notice-channel.ts';

/** Looks anew at a channel and at who is in it, and has hosts told what changed. */
export async function lookAtChannel(deps: RitualDeps, channelId: string, now: Date): Promise<void> {
  await noticeChannel(deps, channelId, await guestsIn(deps, channelId), now);
}
