import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Idea } from './idea.ts';

/** Somebody who may be a reviewer. */
export interface Reviewer {
  readonly viewer: Person;
  /** Named as one in the set-up, or in the place of somebody who reviews. */
  readonly isNamed: boolean;
}

/** Whether this person may decide on it: asked for buttons, and again where it is done. Nobody decides on what they may not read. */
export function mayReview(idea: Idea, { viewer, isNamed }: Reviewer): boolean {
  const isOwner = idea.owner !== null && idea.owner.id === viewer.memberId;
  return maySee(idea, viewer, ALONE) === 'whole' && may('review', viewer, { isOwner, isReviewer: isNamed });
}
