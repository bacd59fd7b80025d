import type { Tx } from '../../database.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { DECISIONS } from './idea-steps.ts';

/** Nobody decides on one idea more often. */
const MOST_LOOKED_AT = 200;

/** Whether everybody may read why: always, but of a decline only once its author has published it. */
export async function reasonIsPublic(tx: Tx, workspaceId: string, event: IdeaHappening): Promise<boolean> {
  if (event.act !== 'declined') return true;
  return ideaEvents(tx, workspaceId).isPublished(event.ideaId, event.id);
}

/** Whether whoever sent it may still answer this decision: it is the latest one on their idea that stands, and they have not answered it. */
export async function mayAnswerDecision(
  tx: Tx,
  workspaceId: string,
  own: Pick<Idea, 'id'>,
  event: Pick<IdeaHappening, 'id'>,
): Promise<boolean> {
  return (await openDecision(tx, workspaceId, own.id))?.id === event.id;
}

/** The decision that whoever sent an idea may answer now; null for none. What was taken back aloud is as if it had never been. */
export async function openDecision(tx: Tx, workspaceId: string, ideaId: string): Promise<IdeaHappening | null> {
  const acts = [...DECISIONS, 'answered', 'reopened', 'taken_back'];
  const told = await ideaEvents(tx, workspaceId).history(ideaId, acts, MOST_LOOKED_AT);
  const standing: IdeaHappening[] = [];
  for (const event of told) {
    if (event.act !== 'taken_back') standing.push(event);
    else if (standing.at(-1)?.act === event.detail) standing.pop();
  }
  const last = standing.at(-1);
  return last !== undefined && DECISIONS.some((act) => act === last.act) ? last : null;
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
