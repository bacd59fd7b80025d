import type { KnownBlock } from '@slack/types';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { comingTerms } from './coming.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { roleFor } from './read-role.ts';
import { championBlocks, ownTermLine } from './show-views.ts';

/** App Home's part: who is champion, one's own next term, and what waits for whoever holds everybody to it. Empty where nobody is or will be. */
export async function championPart(deps: RitualDeps, member: Member): Promise<KnownBlock[]> {
  const shown = await roleFor(deps, member);
  const blocks = championBlocks(shown);
  if (blocks.length === 0) return [];
  const coming = await comingTerms(deps.db.prisma, deps.workspace.id, PLANNED_AHEAD);
  const own = coming.find(({ holder }) => holder.id === member.id);
  return [...blocks, ...(own ? [ownTermLine(own, shown.reading)] : [])];
}
