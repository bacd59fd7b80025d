import type { Tx } from '../../database.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { type Conversation, voices } from '../conversations/index.ts';

/** The name, in the schedule, of what whoever heard a customer is to hear in their morning: that it was answered. */
export const HEARD_ANSWERED = 'feedback.heard_answered';
/** The tick never comes to these: their person's morning does, however long they are away. */
const NEVER = new Date('9999-12-31T00:00:00Z');

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
    const row = { kind: HEARD_ANSWERED, subjectId: id, requestKey: conversation.id, nominalAt: now };
    await occurrences(tx, workspaceId).plan({ ...row, dueAt: NEVER, expiresAt: NEVER });
    const { zone } = await personalTimes(tx, workspaceId).factsOf(id);
    const time = await personalTimes(tx, workspaceId).of(id);
    await planMorning(tx, workspaceId, { id, zone, time }, time.nextMorning(now));
  }
}
