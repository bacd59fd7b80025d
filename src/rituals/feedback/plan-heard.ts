import type { Tx } from '../../database.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { type Conversation, voices } from '../conversations/index.ts';

/**
 * Has whoever heard a customer, or another one who said the same, told in their next morning that it was answered: not who
 * answered.
 */
export async function planHeard(
  tx: Tx,
  workspaceId: string,
  { conversation, actorId }: { readonly conversation: Pick<Conversation, 'id' | 'hearerId'>; readonly actorId: string },
  now: Date,
): Promise<void> {
  const others = await voices(tx, workspaceId).of(conversation.id);
  const hearers = [...new Set([conversation.hearerId, ...others.map(({ hearerId }) => hearerId)])].filter(
    (id) => id !== actorId,
  );
  // For who wants to hear nothing of it too: that morning passes it over, and they never hear it.
  for (const id of hearers) {
    const { zone } = await personalTimes(tx, workspaceId).factsOf(id);
    const time = await personalTimes(tx, workspaceId).of(id);
    await planMorning(tx, workspaceId, { id, zone, time }, time.nextMorning(now));
  }
}
