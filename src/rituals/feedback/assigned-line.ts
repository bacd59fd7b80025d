import { ALONE, maySee } from '../../access/audience.ts';
import { conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningLine } from '../morning.ts';
import { tellingsAbout } from './assigned-store.ts';
import { assignedLine, passedLine, putOffLine } from './assigned-views.ts';
import { feedback } from './feedback-store.ts';
import { isOfPrevention } from './prevention.ts';
import { owes } from './reminder.ts';
import { reminders } from './reminder-store.ts';
import type { Given } from './tell-assigned.ts';

/** Who reads it. */
interface Told {
  readonly slackUserId: string;
  readonly zone: string;
}

/** What somebody was given, as it stands now: open with its buttons, or what became of it. Null when it was taken back. */
export async function lineFor(
  deps: RitualDeps,
  { conversationId, ownerId }: Given,
  { slackUserId, zone }: Told,
  now: Date,
): Promise<MorningLine | null> {
  const { db, workspace, people } = deps;
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
  const reader = await people.peek(slackUserId);
  if (conversation === null || standing === null || reader === null) return null;
  const history = await feedback(db.prisma, workspace.id).history(conversationId);
  const given = history.findLast(({ act }) => act === 'assigned');
  const last = history.findLast(({ act }) => act !== 'edited' && !isOfPrevention(act));
  if (given === undefined || last === undefined) return null;
  const viewer = await viewerFor(deps, reader, [conversation]);
  const facts = {
    conversation,
    isReadable: maySee(conversation, viewer, ALONE) === 'whole',
    reading: { now, zone },
  };
  // What somebody who has left had answered is given away to be learned from.
  const isOpen = standing.stage === 'assigned' || (owes(standing) === 'learn' && last.act === 'assigned');
  if (conversation.ownerId !== ownerId || !isOpen) return passedLine({ ...facts, last });
  const until = await reminders(db.prisma, workspace.id).snoozedUntil(conversationId, reader.id);
  if (until !== null && until > now) return putOffLine({ ...facts, until });
  const isOwn = reader.id === ownerId;
  return assignedLine({
    ...facts,
    standing,
    by: given.actor.name,
    why: given.detail,
    insteadOf: isOwn ? null : await tellingsAbout(db.prisma, workspace.id).nameOf(ownerId),
  });
}
