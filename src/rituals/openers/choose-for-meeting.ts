import type { Tx } from '../../database.ts';
import { type Showable, showableTo } from '../conversations/index.ts';
import { type Candidate, explain, freshSince, type Picked } from './choice.ts';
import type { Opener } from './opener.ts';

/** Enough to mix from; the choice looks at the most recent ones. */
const CANDIDATES = 200;

/**
 * What a meeting would hear now, best first, each with the reason: the one choice behind the post, its preview, "Show
 * another" and the call for stories. @param beside what stands there already; only the places left are filled
 */
export async function chooseForMeeting(
  tx: Tx,
  workspaceId: string,
  opener: Opener,
  now: Date,
  { limit = opener.mostShown, beside = [] }: { readonly limit?: number; readonly beside?: readonly Candidate[] } = {},
): Promise<Picked<Showable>[]> {
  const candidates = await showableTo(tx, workspaceId, opener, freshSince(opener.zone, now), CANDIDATES);
  return explain(candidates, limit, beside);
}
