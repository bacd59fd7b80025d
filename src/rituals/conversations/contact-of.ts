import type { RitualDeps } from '../deps.ts';
import { profiles } from './profile-store.ts';

/** The Slack id of the colleague who knows a customer; null when nobody is named, or they have left. */
export async function contactOf({ db, workspace }: RitualDeps, customerId: string): Promise<string | null> {
  const profile = await profiles(db.prisma, workspace.id).byId(customerId);
  return profile?.contact?.slackUserId ?? null;
}
