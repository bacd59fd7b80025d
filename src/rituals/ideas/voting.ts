import type { Idea } from './idea.ts';

/** What became of a vote, and of the idea: the one that it counts for, which another may have been merged into. */
export interface Voting {
  readonly kind: 'counted' | 'counted_already' | 'taken_back' | 'nothing_to_take_back';
  readonly idea: Idea;
}
