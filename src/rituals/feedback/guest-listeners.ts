import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import { MEMBER_JOINED } from '../../slack/channel-events.ts';
import type { RitualDeps } from '../deps.ts';
import { GUESTS_JOINED, tellAdmins } from './channel-trouble.ts';
import type { Purpose } from './purpose.ts';

/** Guests who come into one of the loop's channels read along from then on: admins hear of the first one. */
export function registerGuests(slack: Slack, deps: RitualDeps): void {
  MEMBER_JOINED.on(slack, async ({ channelId, userId }) => {
    const { db, workspace, people, clock, wake } = deps;
    const purpose = await purposeOf(deps, channelId);
    if (purpose === null || !(await people.get(userId)).isGuest) return;
    const about = { channelId, purpose, code: GUESTS_JOINED };
    await db.transaction((tx) => tellAdmins(tx, workspace.id, about, clock.now()));
    wake();
  });
}

async function purposeOf({ db, workspace }: RitualDeps, channelId: string): Promise<Purpose | null> {
  const { triageChannelId, shareChannelId } = (await settings(db.prisma, workspace.id).read()).feedback;
  if (channelId === triageChannelId) return 'triage';
  return channelId === shareChannelId ? 'share' : null;
}
