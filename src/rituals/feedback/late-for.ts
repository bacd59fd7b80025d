import type { Person } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Conversation } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { mayStep } from './may-step.ts';
import type { Step } from './standing.ts';
import { assertMayTake } from './step-rights.ts';
import { whyNot } from './steps.ts';
import { type TooLate, tooLate } from './too-late.ts';

/**
 * Who was first, for somebody who is about to take a step; null while it can be taken. @throws UserFacingError when it is
 * not theirs to take
 */
export async function lateFor(
  { db, workspace, clock }: RitualDeps,
  { conversation, actor, step }: { readonly conversation: Conversation; readonly actor: Person; readonly step: Step },
): Promise<TooLate | null> {
  const { guestsMayOwn } = (await settings(db.prisma, workspace.id).read()).feedback;
  const givesToSelf = { kind: step.kind, ownerId: actor.memberId };
  const isTakenOver = step.kind === 'assign' && mayStep(conversation, actor, givesToSelf, { guestsMayOwn });
  if (!isTakenOver) {
    const rights = { tx: db.prisma, workspaceId: workspace.id, guestsMayOwn };
    await assertMayTake(rights, conversation, { steps: [step], actor }, clock.now());
  }
  const standing = await feedback(db.prisma, workspace.id).standing(conversation.id);
  const why = standing === null ? null : whyNot(standing, step);
  return why === null ? null : tooLate(db.prisma, workspace.id, conversation, why, step.kind);
}
