import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Idea } from './idea.ts';

/** Where everybody is told that an idea is done; "" where that is nowhere. */
export async function channelForDone(
  tx: Tx,
  workspaceId: string,
  { audience, placeId }: Pick<Idea, 'audience' | 'placeId'>,
): Promise<string> {
  const chosen = await settings(tx, workspaceId).read();
  const channelId = chosen.ideas.channelId === '' ? chosen.feedback.shareChannelId : chosen.ideas.channelId;
  return audience === 'confined' && placeId !== channelId ? '' : channelId;
}
