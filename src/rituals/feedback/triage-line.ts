import { ALONE, maySee } from '../../access/audience.ts';
import { conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningLine } from '../morning.ts';
import { passedLine } from './assigned-views.ts';
import { feedback } from './feedback-store.ts';
import { unownedOffers } from './offers-to.ts';
import { isLeftBehind } from './steps.ts';
import { unownedLine } from './triage-views.ts';

/** One that waits for an owner, as far as its reader may read it and with what they may do; or what became of it. */
export async function triageLine(
  deps: RitualDeps,
  conversationId: string,
  { member }: Pick<Morning, 'member'>,
  now: Date,
): Promise<MorningLine | null> {
  const { db, workspace, people } = deps;
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
  const reader = await people.peek(member.slackUserId);
  if (conversation === null || standing === null || reader === null) return null;
  const viewer = await viewerFor(deps, reader, [conversation]);
  const sight = maySee(conversation, viewer, ALONE);
  if (sight === 'nothing') return null;
  const facts = { conversation, isReadable: sight === 'whole', reading: { now, zone: member.zone } };
  if (standing.stage !== 'new' && !isLeftBehind(standing)) {
    const history = await feedback(db.prisma, workspace.id).history(conversationId);
    const last = history.findLast(({ act }) => act !== 'edited');
    return last === undefined ? null : passedLine({ ...facts, last });
  }
  const offers = await unownedOffers(deps, viewer, { conversation, standing }, now);
  return unownedLine({ ...facts, standing, offers });
}
