import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import type { Idea, Readers } from './idea.ts';
import { colleagueIds } from './reviewer-store.ts';
import { whoReviews } from './reviewers.ts';

/** Looks up who reads it now. */
export async function readersOf(
  { db, workspace, channels, logger }: RitualDeps,
  { audience, placeId }: Pick<Idea, 'audience' | 'placeId'>,
  now: Date,
): Promise<Readers> {
  if (audience === 'everyone') return 'everyone';
  if (!/^[CG]/u.test(placeId)) return 'direct_message';
  const people = await orElse(channels.memberIds(placeId), new Set<string>(), logger);
  if (people.size === 0) return 'unseen';
  const reviewers = await colleagueIds(db.prisma, workspace.id, await whoReviews(db.prisma, workspace.id, now));
  return reviewers.some((slackUserId) => people.has(slackUserId)) ? 'channel' : 'no_reviewer';
}
