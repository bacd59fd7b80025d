import type { Tx } from '../database.ts';
import { keepSubjects } from './keep-subjects.ts';
import type { MessageSubject } from './message-subjects.ts';

export interface NewDelivery {
  readonly kind: string;
  /** A channel's id, or a person's for their DM. */
  readonly targetId: string;
  /** References to what it says, as the kind's schema has them. Never words. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Which records it speaks of: whoever changes or erases one of them has it written anew. */
  readonly speaksOf?: readonly MessageSubject[];
  /** Names the cause: the same cause never makes two messages in a workspace. */
  readonly dedupeKey: string;
  /** When it should be seen. */
  readonly dueAt: Date;
  /** When it may leave at the earliest, where that is not `dueAt`. */
  readonly notBefore?: Date;
  /** From this instant on sending is useless; it ends `abandoned`. */
  readonly expiresAt: Date;
  /** The message whose thread it belongs to. */
  readonly threadTs?: string;
}

/**
 * Writes a message that must reach Slack once, in the transaction of the state that caused it; wake the sender after it.
 * Gives its id: a fresh one, or that of the delivery which the same cause has made already.
 */
export async function enqueue(tx: Tx, workspaceId: string, delivery: NewDelivery, now: Date): Promise<string> {
  const { kind, targetId, dedupeKey, dueAt, notBefore = dueAt, expiresAt, threadTs = '', speaksOf = [] } = delivery;
  const subject = JSON.stringify(delivery.subject);
  const row = await tx.delivery.upsert({
    where: { workspaceId_dedupeKey: { workspaceId, dedupeKey } },
    create: {
      workspaceId,
      kind,
      targetId,
      subject,
      dedupeKey,
      dueAt,
      notBefore,
      expiresAt,
      threadTs,
      state: 'pending',
      createdAt: now,
    },
    // Writes what is there already: with nothing to write, the database would not tell the row that was first.
    update: { dedupeKey },
    select: { id: true },
  });
  // Not nested in the above: then it would no longer be one statement, and of two rivals one would fail.
  if (speaksOf.length > 0) await keepSubjects(tx, workspaceId, row.id, speaksOf);
  return row.id;
}
