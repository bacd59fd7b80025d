import type { Tx } from '../database.ts';

/**
 * Has what waits to be sent to a person by DM wait until another instant, or come earlier: they are away, or back. What
 * has been tried already is left alone. @param to the instant for a message that is due then
 */
export async function moveMessagesTo(
  tx: Tx,
  workspaceId: string,
  slackUserId: string,
  to: (dueAt: Date) => Date,
): Promise<void> {
  const waiting = await tx.delivery.findMany({
    where: { workspaceId, targetId: slackUserId, state: 'pending', attempt: 0 },
    select: { id: true, notBefore: true, dueAt: true, expiresAt: true },
  });
  for (const { id, notBefore, dueAt, expiresAt } of waiting) {
    const at = to(dueAt);
    if (at.getTime() === notBefore.getTime()) continue;
    // It stays useful for as long as before.
    const later = Math.max(0, at.getTime() - notBefore.getTime());
    await tx.delivery.updateMany({
      where: { workspaceId, id, state: 'pending', attempt: 0 },
      data: { notBefore: at, expiresAt: new Date(expiresAt.getTime() + later) },
    });
  }
}
