import type { Person } from '../../access/audience.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { type Idea, isOpen } from './idea.ts';
import { isOwn } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { planReview } from './plan-review.ts';
import { postIdea } from './posted-delivery.ts';
import { existing } from './send-idea.ts';

/** Lets everyone read what was for the people of a channel; only whoever sent it may. Twice is once. Wake the sender after it. @throws UserFacingError */
export function widenIdea(
  db: Database,
  workspaceId: string,
  { ideaId, viewer, key }: { readonly ideaId: string; readonly viewer: Person; readonly key: string },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    await store.lock(ideaId);
    const idea = existing(await store.byId(ideaId));
    const holdsReceipt = await store.isReceiptOf(ideaId, key);
    if (!isOwn(idea, viewer, holdsReceipt)) {
      throw new UserFacingError('widen_not_allowed', 'Only whoever sent it may open it to everyone.');
    }
    if (idea.audience === 'everyone') return idea;
    await store.change(ideaId, { audience: 'everyone', ...(idea.isNameless ? { placeId: '' } : {}) }, now);
    await store.record({ ideaId, act: 'edited', actorId: holdsReceipt ? null : viewer.memberId }, now);
    const widened = existing(await store.byId(ideaId));
    await followWidening(tx, workspaceId, widened, now);
    return widened;
  });
}

/** What follows once everyone may read an idea: it is posted where new ones are, and the reviewers get to it. */
export async function followWidening(tx: Tx, workspaceId: string, idea: Idea, now: Date): Promise<void> {
  if (isOpen(idea)) await postIdea(tx, workspaceId, idea, now);
  await planReview(tx, workspaceId, idea, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutIdea(idea.id)], now);
}
