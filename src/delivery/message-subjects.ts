import type { Tx } from '../database.ts';

/** A record that a message speaks of: a kind ("conversation", "customer", "member") and its id. */
export interface MessageSubject {
  readonly kind: string;
  readonly subjectId: string;
}

/**
 * Has every message that stands in Slack and speaks of one of these records written anew in place, or deleted when its kind
 * has nothing more to say. Call it in the transaction that changes the record, and wake the sender after it.
 * What still waits to be sent needs nothing: it is rendered when it is sent.
 */
export async function refreshMessagesAbout(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
  now: Date,
): Promise<void> {
  for (const { kind, subjectId } of subjects) {
    await tx.delivery.updateMany({
      where: { workspaceId, state: 'sent', subjects: { some: { kind, subjectId } } },
      data: { refreshAt: now },
    });
  }
}

/** How many messages that stand in Slack speak of at least one of these records. */
export async function countMessagesAbout(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
): Promise<number> {
  const found = new Set<string>();
  for (const { kind, subjectId } of subjects) {
    const about = { workspaceId, kind, subjectId, delivery: { state: 'sent' } } as const;
    for (const { deliveryId } of await tx.deliverySubject.findMany({ where: about, select: { deliveryId: true } })) {
      found.add(deliveryId);
    }
  }
  return found.size;
}
