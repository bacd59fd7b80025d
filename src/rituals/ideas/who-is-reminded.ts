import type { Tx } from '../../database.ts';
import { mutes } from '../../settings/mute-store.ts';
import { whoHoldsReviewers, whoReviews } from './reviewers.ts';

/** Whose mornings say that ideas wait. */
export interface Reminded {
  readonly ids: readonly string[];
  /** Whether it is the reviewers; others hear only of what waits too long. */
  readonly areReviewers: boolean;
}

/** Who there is, and who of them does not want to hear it. */
interface Readers {
  readonly reviewers: readonly string[];
  readonly mutedReminders: ReadonlySet<string>;
  /** The customer champion, else the admins. */
  readonly holders: readonly string[];
  readonly mutedEscalations: ReadonlySet<string>;
}

/**
 * The reviewers who want to be reminded. Where none does, those who hear what waits too long with others; and where they do
 * not want to either, they hear it all the same: whoever sent an idea was promised an answer. Pure.
 */
export function remindedAmong({ reviewers, mutedReminders, holders, mutedEscalations }: Readers): Reminded {
  const willing = reviewers.filter((id) => !mutedReminders.has(id));
  if (willing.length > 0) return { ids: willing, areReviewers: true };
  const hearing = holders.filter((id) => !mutedEscalations.has(id));
  if (hearing.length > 0) return { ids: hearing, areReviewers: false };
  return { ids: holders.length > 0 ? holders : reviewers, areReviewers: false };
}

/** The same of one workspace. Nobody only where there is neither reviewer nor champion nor admin. */
export async function whoIsReminded(tx: Tx, workspaceId: string, now: Date): Promise<Reminded> {
  const store = mutes(tx, workspaceId);
  const reviewers = await whoReviews(tx, workspaceId, now);
  const mutedReminders = await store.among(reviewers, 'reminder');
  // Who else there is matters only where none of these wants to hear it.
  const holders = mutedReminders.size < reviewers.length ? [] : await whoHoldsReviewers(tx, workspaceId, now);
  const mutedEscalations = await store.among(holders, 'escalation');
  return remindedAmong({ reviewers, mutedReminders, holders, mutedEscalations });
}
