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
