import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { colleagues } from './colleague-store.ts';

/** So many strangers to us are looked up one by one; where there are more, Slack is asked for everybody at once. */
const ONE_BY_ONE = 5;

/**
 * Whether a guest is in a channel, whatever its size: from the people met so far, and of those never met by what Slack
 * says now. Null when that cannot be told of everybody, and nobody who could be told of is one.
 */
export async function guestsIn(deps: RitualDeps, channelId: string): Promise<boolean | null> {
  const { db, workspace, channels, people, logger } = deps;
  const ids = [...(await channels.memberIds(channelId))];
  const { guests, met } = await colleagues(db.prisma, workspace.id).met(ids);
  if (guests > 0) return true;
  const unmet = ids.filter((id) => !met.has(id));
  const roll = unmet.length > ONE_BY_ONE ? await orElse(people.roll(), null, logger) : null;
  if (unmet.some((id) => roll?.guests.has(id))) return true;
  const unlisted = unmet.filter((id) => !roll?.all.has(id));
  const asked = unlisted.slice(0, ONE_BY_ONE);
  const answers = await Promise.all(asked.map((id) => orElse(isGuest(deps, id), null, logger)));
  if (answers.includes(true)) return true;
  const isSure = unlisted.length === asked.length && !answers.includes(null);
  if (!isSure)
    logger.warn({ channelId, unknown: unlisted.length }, 'who of a channel is a guest could not all be told');
  return isSure ? false : null;
}

async function isGuest({ people }: RitualDeps, slackUserId: string): Promise<boolean> {
  return (await people.get(slackUserId)).isGuest;
}
