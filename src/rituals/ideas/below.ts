import type { RitualDeps } from '../deps.ts';
import { belowBlocks } from './below-views.ts';
import { standingOf } from './decide-idea.ts';
import { isPossible, type StepKind } from './idea-steps.ts';
import type { BelowIdea } from './reader.ts';
import { mayReview } from './review-rights.ts';
import { reviewerOf } from './reviewers.ts';

const OFFERED: readonly StepKind[] = ['acknowledge'];

/** What reviewers and its author may do with an idea, and its history. */
export function belowIdea(deps: RitualDeps): BelowIdea {
  return async (idea, viewer, member) => {
    const reviewer = { ...(await reviewerOf(deps, member, [idea])), viewer };
    const isReviewers = mayReview(idea, reviewer);
    const steps = isReviewers ? OFFERED.filter((kind) => isPossible(kind, standingOf(idea))) : [];
    return belowBlocks(idea, { steps });
  };
}
