import type { Tx } from '../database.ts';
import { ERASING } from './refresh-store.ts';

/** A record that a message speaks of: a kind ("conversation", "customer", "member") and its id. */
export interface MessageSubject {
  readonly kind: string;
  readonly subjectId: string;
}

export const aboutConversation = (subjectId: string): MessageSubject => ({ kind: 'conversation', subjectId });
export const aboutCustomer = (subjectId: string): MessageSubject => ({ kind: 'customer', subjectId });
export const aboutMember = (subjectId: string): MessageSubject => ({ kind: 'member', subjectId });
export const aboutIdea = (subjectId: string): MessageSubject => ({ kind: 'idea', subjectId });
export const aboutNomination = (subjectId: string): MessageSubject => ({ kind: 'nomination', subjectId });
export const aboutTermChange = (subjectId: string): MessageSubject => ({ kind: 'term_change', subjectId });
/** Who is customer champion now and next. */
export const ABOUT_CHAMPION: MessageSubject = { kind: 'champion', subjectId: 'rotation' };
/** How many customers wait for an owner. */
export const ABOUT_WAITING: MessageSubject = { kind: 'waiting', subjectId: 'owner' };

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
  await markStale(tx, workspaceId, subjects, { refreshAt: now });
}

/** The same for every record of a kind: how all customers are called has changed. */
export async function refreshMessagesAboutAny(tx: Tx, workspaceId: string, kind: string, now: Date): Promise<void> {
  await tx.delivery.updateMany({
    where: { workspaceId, state: { in: [...MAY_STAND] }, subjects: { some: { kind } } },
    data: { refreshAt: now },
  });
}

/**
 * The same for what matters only while a message's time has not run out, such as a count in a meeting's post: older
 * messages keep what they said.
 */
export async function refreshCurrentMessagesAbout(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
  now: Date,
): Promise<void> {
  await markStale(tx, workspaceId, subjects, { refreshAt: now }, { expiresAt: { gt: now } });
}

/** The same for messages of one kind, once that instant has come. */
export async function refreshKindAbout(
  tx: Tx,
  workspaceId: string,
  kind: string,
  subject: MessageSubject,
  at: Date,
): Promise<void> {
  await markStale(tx, workspaceId, [subject], { refreshAt: at }, { kind });
}

/** The same for all that stands in a channel. */
export async function refreshMessagesIn(tx: Tx, workspaceId: string, channelId: string, now: Date): Promise<void> {
  await tx.delivery.updateMany({
    where: { workspaceId, targetId: channelId, state: { in: [...MAY_STAND] }, ts: { not: '' } },
    data: { refreshAt: now },
  });
}

/** The same for what is final once its time has run out: messages whose time ran out before `since` keep what they said. */
export async function refreshMessagesSince(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
  since: Date,
  now: Date,
): Promise<void> {
  await markStale(tx, workspaceId, subjects, { refreshAt: now }, { expiresAt: { gte: since } });
}

/**
 * The same for records that are erased: a message that Slack lets nobody edit any more is deleted, and one that cannot be
 * deleted either is kept on the list of `unremovedMessages`. What still waits to be sent is given up when it is rendered.
 */
export async function eraseFromMessagesAbout(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
  now: Date,
): Promise<void> {
  await markStale(tx, workspaceId, subjects, { refreshAt: now, error: ERASING });
}

const MAY_STAND = ['sending', 'unsure', 'sent'] as const;

async function markStale(
  tx: Tx,
  workspaceId: string,
  subjects: readonly MessageSubject[],
  data: { readonly refreshAt: Date; readonly error?: string },
  only: {
    readonly expiresAt?: { readonly gt: Date } | { readonly gte: Date };
    readonly kind?: string;
  } = {},
): Promise<void> {
  for (const { kind, subjectId } of subjects) {
    await tx.delivery.updateMany({
      // One that is on its way may have been rendered before this change: it is looked at once it stands.
      where: {
        workspaceId,
        state: { in: [...MAY_STAND] },
        subjects: { some: { kind, subjectId } },
        ...only,
      },
      data,
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
