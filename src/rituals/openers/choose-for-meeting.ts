import type { Tx } from '../../database.ts';
import { type Showable, showableTo } from '../conversations/index.ts';
import { type Candidate, explain, freshSince, type Picked } from './choice.ts';
import type { Opener } from './opener.ts';

/** Enough to mix from; the choice looks at the most recent ones of each level. */
export const CANDIDATES = 100;

interface Wish {
  readonly limit?: number;
  /** What stands there already; only the places left are filled. */
  readonly beside?: readonly Candidate[];
  /** Ids of what this meeting does not want to hear now. */
  readonly without?: readonly string[];
}

/**
 * What a meeting would hear now, best first, each with the reason: the one choice behind the post, its preview, "Show
 * another" and the call for stories.
 */
export async function chooseForMeeting(
  tx: Tx,
  workspaceId: string,
  opener: Opener,
  now: Date,
  { limit = opener.mostShown, beside = [], without = [] }: Wish = {},
): Promise<Picked<Showable>[]> {
  const candidates = await showableTo(tx, workspaceId, opener, freshSince(opener.zone, now), CANDIDATES);
  return explain(
    candidates.filter(({ id }) => !without.includes(id)),
    limit,
    beside,
  );
}
