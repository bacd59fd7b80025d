import type { Tx } from '../../database.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { DECISIONS } from './idea-steps.ts';

/** Whether everybody may read why: always, but of a decline only once its author has published it. */
export async function reasonIsPublic(tx: Tx, workspaceId: string, event: IdeaHappening): Promise<boolean> {
  if (event.act !== 'declined') return true;
  return ideaEvents(tx, workspaceId).isPublished(event.ideaId, event.id);
}

/** Whether whoever sent it may still answer this decision: it is the latest one on their idea, and they have not answered it. */
export async function mayAnswerDecision(
  tx: Tx,
  workspaceId: string,
  own: Pick<Idea, 'id'>,
  event: Pick<IdeaHappening, 'id' | 'ideaId' | 'act'>,
): Promise<boolean> {
  if (event.ideaId !== own.id) return false;
  const last = await ideaEvents(tx, workspaceId).lastOf(own.id, [...DECISIONS, 'answered', 'reopened', 'taken_back']);
  return last?.id === event.id && DECISIONS.some((act) => act === event.act);
}

/** Whether why it was declined is still between its author and the reviewers. */
export async function mayPublishReason(
  tx: Tx,
  workspaceId: string,
  idea: Pick<Idea, 'id' | 'status' | 'isReasonPublic'>,
  event: IdeaHappening,
): Promise<boolean> {
  if (event.act !== 'declined' || idea.status !== 'declined' || idea.isReasonPublic) return false;
  return !(await reasonIsPublic(tx, workspaceId, event));
}
