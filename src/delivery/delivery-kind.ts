import type { z } from 'zod';
import type { Tx } from '../database.ts';
import type { Message } from '../slack/message.ts';
import type { Delivery, Outcome } from './delivery.ts';
import type { MessageSubject } from './message-subjects.ts';
import { wrongBefore } from './moves.ts';

/** What to say, from when on it may be said, or why nothing is to be said any more. */
export type Rendered =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** What it shows that was not known when it was written down to be sent: kept before it leaves. */
      readonly speaksOf?: readonly MessageSubject[];
    }
  | { readonly kind: 'later'; readonly at: Date; readonly reason: string }
  | { readonly kind: 'abandon'; readonly reason: string };

/** What rendering may know besides the subject. */
export interface RenderContext {
  readonly workspaceId: string;
  readonly targetId: string;
  readonly dueAt: Date;
  /** When it was posted; null when that is still to come. Then it is written anew in its place, and "abandon" deletes it. */
  readonly sentAt: Date | null;
  readonly now: Date;
}

/** What `settled` is told about the delivery that ended. */
export interface SettledDelivery<Subject> {
  readonly id: string;
  readonly workspaceId: string;
  readonly targetId: string;
  readonly dueAt: Date;
  /** When it was last taken up to be sent: what changed before stood in what was rendered. Null when it never was. */
  readonly claimedAt: Date | null;
  /** What went wrong last before it was given up; "" when nothing did. */
  readonly wrong: string;
  readonly subject: Subject;
}

export interface DeliveryDefinition<Subject> {
  readonly kind: string;
  /** Holds references only, so that what was erased meanwhile is never sent. */
  readonly subject: z.ZodType<Subject>;
  /** At the last moment before the wire. When it rejects, the delivery is tried again later. */
  render(subject: Subject, context: RenderContext): Promise<Rendered>;
  /** Writes what follows from the outcome, in the transaction that marks it. Database calls only. */
  settled?(tx: Tx, delivery: SettledDelivery<Subject>, outcome: Outcome): Promise<void>;
}

/** A kind of delivery as the sender sees it. */
export interface DeliveryKind {
  readonly kind: string;
  /** @param sentAt when it was posted, for a message that is written anew in its place */
  render(delivery: Delivery, now: Date, sentAt?: Date): Promise<Rendered>;
  settled(tx: Tx, delivery: Delivery, outcome: Outcome): Promise<void>;
}

/** A kind of message that the bot sends on its own. @throws (later, when used) on a stored subject that does not fit. */
export function defineDelivery<Subject>(definition: DeliveryDefinition<Subject>): DeliveryKind {
  const subjectOf = (delivery: Delivery): Subject => definition.subject.parse(JSON.parse(delivery.subject));
  return {
    kind: definition.kind,
    async render(delivery, now, sentAt = undefined) {
      const { workspaceId, targetId, dueAt } = delivery;
      return definition.render(subjectOf(delivery), { workspaceId, targetId, dueAt, sentAt: sentAt ?? null, now });
    },
    async settled(tx, delivery, outcome) {
      const { id, workspaceId, targetId, dueAt, requestedAt: claimedAt } = delivery;
      const wrong = wrongBefore(delivery, outcome);
      const ended = { id, workspaceId, targetId, dueAt, claimedAt, wrong, subject: subjectOf(delivery) };
      await definition.settled?.(tx, ended, outcome);
    },
  };
}
