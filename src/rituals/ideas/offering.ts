import { type Idea, isOpen } from './idea.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Whether somebody who has just sent the like would want to know of it: open, or decided within a year and not in private. */
export function isWorthOffering(
  idea: Pick<Idea, 'status' | 'doneAt' | 'decidedAt' | 'isReasonPublic'>,
  now: Date,
): boolean {
  if (isOpen(idea)) return true;
  if (idea.status === 'merged' || (idea.status === 'declined' && !idea.isReasonPublic)) return false;
  const decidedAt = idea.doneAt ?? idea.decidedAt;
  return decidedAt !== null && now.getTime() - decidedAt.getTime() <= YEAR;
}
