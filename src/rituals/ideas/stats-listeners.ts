import { settings } from '../../settings/settings-store.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { RitualDeps } from '../deps.ts';
import { collectStats } from './collect-stats.ts';
import { yearOf } from './period.ts';
import { ideaStats } from './stats-views.ts';

/** Does what /idea stats asks for; false for every other line. */
export async function showStats(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  if (!/^stats$/iu.test(use.text.trim())) return false;
  const now = deps.clock.now();
  const { zone } = await deps.people.get(use.userId);
  const chosen = await settings(deps.db.prisma, deps.workspace.id).read();
  const figures = await collectStats(deps, chosen, { zone, now });
  await use.reply.privately(ideaStats(yearOf(now, zone), figures, chosen.ideas));
  return true;
}
