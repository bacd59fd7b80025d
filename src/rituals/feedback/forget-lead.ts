import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';

/** Nobody is the lead any more who hears last of what waits too long, when the lead is forgotten. In the transaction that forgets them. */
export async function forgetLead(tx: Tx, workspaceId: string, slackUserId: string, now: Date): Promise<void> {
  const { feedback } = await settings(tx, workspaceId).read();
  if (feedback.leadId !== slackUserId) return;
  await settings(tx, workspaceId).save('feedback', { ...feedback, leadId: '' }, now);
}
