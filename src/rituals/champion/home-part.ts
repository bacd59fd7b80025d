import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { comingTerms } from './coming.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { roleFor } from './read-role.ts';
import { type AtHome, championAtHome } from './show-views.ts';

/** App Home's part: who is champion, one's own next term, and what waits for whoever holds everybody to it. Empty where nobody is or will be. */
export async function championPart(deps: RitualDeps, member: Member): Promise<AtHome> {
  const coming = await comingTerms(deps.db.prisma, deps.workspace.id, PLANNED_AHEAD);
  const own = coming.find(({ holder }) => holder.id === member.id) ?? null;
  return championAtHome(await roleFor(deps, member), own);
}
