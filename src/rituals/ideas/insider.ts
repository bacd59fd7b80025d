import type { Person } from '../../access/audience.ts';
import type { RitualDeps } from '../deps.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { mayReview } from './review-rights.ts';
import { isReviewer } from './reviewers.ts';

/**
 * Whether a decline of this idea is this person's to know, published or not: whoever sent it, or what is part of it, by name,
 * its owner, and the reviewers who may read it. To everybody else it is closed.
 */
export async function isInsider(deps: RitualDeps, idea: Idea, viewer: Person): Promise<boolean> {
  const sentIt = ({ author }: Idea) => author !== null && author.id === viewer.memberId;
  if (sentIt(idea)) return true;
  if (mayReview(idea, { viewer, isNamed: await isReviewer(deps, viewer.memberId) })) return true;
  return (await ideas(deps.db.prisma, deps.workspace.id).partsOf(idea.id)).some(sentIt);
}
