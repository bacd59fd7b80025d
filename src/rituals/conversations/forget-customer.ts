import { type Actor, may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { holdNumbers } from '../../database/counter.ts';
import type { Database } from '../../database.ts';
import { countMessagesAbout, eraseFromMessagesAbout, type MessageSubject } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { ideasBehind, recountIdeas, saidByAny } from '../ideas-behind.ts';
import { coverInAudit } from './audit-traces.ts';
import { forgetting, type Reach } from './forget-store.ts';
import { planLeftovers } from './leftover-messages.ts';

/** What goes when a customer is forgotten, counted. */
export interface Forgotten extends Reach {
  /** Messages of ours in Slack that name them. */
  readonly messages: number;
}

/** The admin who has somebody forgotten. */
export type Forgetter = Actor & { readonly memberId: string };

/** What would go; null when nobody of this id is known. @throws UserFacingError to whoever is no admin */
export async function wouldForget(
  db: Database,
  workspaceId: string,
  act: { readonly customerId: string; readonly actor: Actor },
): Promise<Forgotten | null> {
  assertMayForget(act.actor);
  const reach = await forgetting(db.prisma, workspaceId).reachOf(act.customerId);
  return reach && { ...reach, messages: await countMessagesAbout(db.prisma, workspaceId, subjectsOf(reach)) };
}

/**
 * Removes a customer with everything they said, and has the messages that name them written anew or deleted. Queued
 * messages hold references only and find nothing. The audit log keeps that it was done, not to whom; null when they
 * were gone already. Wake the sender after it. @throws UserFacingError to whoever is no admin
 */
export async function forgetCustomer(
  db: Database,
  workspaceId: string,
  act: { readonly customerId: string; readonly actor: Forgetter },
  now: Date,
): Promise<Forgotten | null> {
  assertMayForget(act.actor);
  const gone = await db.transaction(async (tx) => {
    await holdNumbers(tx, workspaceId, 'conversation');
    const store = forgetting(tx, workspaceId);
    const reach = await store.reachOf(act.customerId);
    if (reach === null) return null;
    const subjects = subjectsOf(reach);
    const messages = await countMessagesAbout(tx, workspaceId, subjects);
    await eraseFromMessagesAbout(tx, workspaceId, subjects, now);
    if (messages > 0) await planLeftovers(tx, workspaceId, act.actor.memberId, now);
    const touched = await ideasBehind(tx, workspaceId, saidByAny(reach.customers.map(({ id }) => id)));
    await store.erase(reach);
    await recountIdeas(tx, workspaceId, touched, now);
    await coverInAudit(tx, workspaceId, reach.customers);
    const entry = { actorId: act.actor.memberId, act: 'customer.forgotten', detail: '' };
    await audit(tx, workspaceId).record(entry, now);
    return { ...reach, messages };
  });
  await db.scrub();
  return gone;
}

/** @throws UserFacingError */
export function assertMayForget(actor: Actor): void {
  if (may('forget', actor, {})) return;
  throw new UserFacingError('forget_not_allowed', 'Only admins can have a person forgotten. Ask one of yours.');
}

function subjectsOf({ customers, conversationIds, voices }: Reach): MessageSubject[] {
  const spokenOf = new Set([...conversationIds, ...voices.map(({ conversationId }) => conversationId)]);
  return [
    ...customers.map(({ id }) => ({ kind: 'customer', subjectId: id })),
    ...[...spokenOf].map((id) => ({ kind: 'conversation', subjectId: id })),
    ...voices.map(({ id }) => ({ kind: 'voice', subjectId: id })),
  ];
}
