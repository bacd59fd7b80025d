import type { Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import type { Settings } from '../../settings/settings.ts';
import { refreshCallsForStories } from '../calls-for-stories.ts';
import { feedback } from './feedback-store.ts';
import type { Moved } from './move-feedback.ts';
import { planHeard } from './plan-heard.ts';
import { planAsking } from './plan-later.ts';
import { followClock } from './reminder-clock.ts';
import { postShared } from './shared-post.ts';
import { tellAssigned } from './tell-assigned.ts';
import { triage } from './triage.ts';

/** What follows from a step, in its transaction: cards and lines that speak of it are written anew, and who is concerned hears of it. */
export async function follow(
  tx: Tx,
  workspaceId: string,
  { moved, chosen }: { readonly moved: Moved; readonly chosen: Settings },
  now: Date,
): Promise<void> {
  const { conversation, steps, before, after } = moved;
  await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversation.id)], now);
  await followClock(tx, workspaceId, moved, now);
  const changesCount = (before.stage === 'new') !== (after.stage === 'new');
  if (changesCount) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
  if (steps.some(({ kind }) => kind === 'answer')) await refreshCallsForStories(tx, workspaceId, now);
  if (after.stage === 'new' && before.stage !== 'new') await triage(tx, workspaceId, conversation, now);
  await tellPeople(tx, workspaceId, moved, now);
  const { shareChannelId: channelId } = chosen.feedback;
  const isShared = steps.some(({ kind }) => kind === 'share');
  if (isShared && channelId !== '') await postShared(tx, workspaceId, { conversation, channelId }, now);
}

/** Who was given it, and who heard the customer; nobody hears of what they did themselves. */
async function tellPeople(tx: Tx, workspaceId: string, moved: Moved, now: Date): Promise<void> {
  const { conversation, steps, actorId } = moved;
  const { ownerId, askContentAt } = moved.after;
  const isNewDate = askContentAt?.getTime() !== moved.before.askContentAt?.getTime();
  const isNewOwner = ownerId !== moved.before.ownerId;
  if (ownerId !== null && askContentAt !== null && (isNewDate || isNewOwner)) {
    if (isNewDate) await feedback(tx, workspaceId).askAnew(conversation.id);
    await planAsking(tx, workspaceId, ownerId, askContentAt, now);
  }
  for (const step of steps) {
    if (step.kind === 'assign' && step.ownerId !== actorId) {
      await tellAssigned(tx, workspaceId, { conversation, ownerId: step.ownerId }, now);
    }
    if (step.kind === 'answer') await planHeard(tx, workspaceId, { conversation, actorId }, now);
  }
}
