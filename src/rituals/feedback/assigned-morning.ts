import { aboutConversation } from '../../delivery/message-subjects.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningPart } from '../morning.ts';
import { lineFor } from './assigned-line.ts';
import { tellingsAbout } from './assigned-store.ts';
import { feedback } from './feedback-store.ts';
import { ASSIGNED, Given, TOGETHER_MS } from './tell-assigned.ts';

/** Longer ago than this, what waits comes as a reminder and is no news. */
const NEWS_MS = 21 * 24 * 60 * 60 * 1000;

/** What somebody was given outside their working hours, told in their morning. */
export function assignedMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'feedback.assigned',
    // By whoever owns it, too, which may be somebody they stand in for.
    mutedBy: null,
    find: (morning, now) => untold(deps, morning, now),
    show: (reference, { member }, now) => lineFor(deps, Given.parse(reference), member, now),
    standsFor: (reference) => Given.parse(reference).conversationId,
    speaksOf: (reference) => [aboutConversation(Given.parse(reference).conversationId)],
  };
}

/** What is theirs, or of somebody they stand in for, by another's hand, and was not told them yet. */
async function untold({ db, workspace }: RitualDeps, { member }: Morning, now: Date): Promise<Given[]> {
  const store = tellingsAbout(db.prisma, workspace.id);
  const since = new Date(now.getTime() - NEWS_MS);
  const found: Given[] = [];
  const standsFor = await personalTimes(db.prisma, workspace.id).readsFor(member.id, now);
  for (const ownerId of [member.id, ...standsFor.map(({ id }) => id)]) {
    if ((await personalTimes(db.prisma, workspace.id).readerFor(ownerId, now)).id !== member.id) continue;
    if ((await mutes(db.prisma, workspace.id).among([ownerId, member.id], 'assigned')).size > 0) continue;
    for (const conversationId of await store.ownedSince(ownerId, since)) {
      const last = await feedback(db.prisma, workspace.id).lastOf(conversationId, ['assigned', 'taken', 'answered']);
      if (last === null || last.actor.id === ownerId) continue;
      const about = aboutConversation(conversationId);
      // What was told at once may have joined a message that was there already.
      const sinceJoined = new Date(last.at.getTime() - TOGETHER_MS);
      if (await store.wasTold(member.slackUserId, [ASSIGNED], about, sinceJoined)) continue;
      if (await store.wasTold(member.slackUserId, ['reminder'], about, last.at)) continue;
      found.push({ conversationId, ownerId });
    }
  }
  return found;
}
