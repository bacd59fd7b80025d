import { ALONE, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { RitualDeps } from '../deps.ts';
import { more, undoDelete } from './actions.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { deleteConversation, restoreConversation } from './delete-conversation.ts';
import { deleted, restored } from './deletion-views.ts';
import { openJoining } from './join-listeners.ts';
import { openEdit } from './opening-listeners.ts';
import { viewerFor } from './reader.ts';
import type { NeedsAnswer } from './saving-listeners.ts';
import { noSuchRecord } from './views.ts';

/** What openers do when somebody wants a meeting to hear a conversation that is not answered yet. */
export type ReleaseForMeeting = (act: Act, conversationId: string) => Promise<void>;

/** The three dots on a record, and taking back what was deleted there. */
export function registerDeletion(
  slack: Slack,
  deps: RitualDeps,
  { onRelease, onRestored }: { readonly onRelease: ReleaseForMeeting; readonly onRestored: NeedsAnswer },
): void {
  more.on(slack, async (click) => {
    switch (click.value.act) {
      case 'edit':
        return openEdit(deps, click, click.value);
      case 'join':
        return openJoining(deps, click, click.value);
      case 'release':
        return onRelease(click, click.value.id);
      case 'delete':
        return click.reply.replace(await deletes(deps, click, click.value.id));
    }
  });

  undoDelete.on(slack, async (click) => {
    const { db, workspace, clock, people } = deps;
    const member = await people.get(click.userId);
    const now = clock.now();
    const act = {
      conversationId: click.value.id,
      memberId: member.id,
      onRestored: (tx: Tx, restored: Conversation) => onRestored(tx, restored, now),
    };
    const conversation = await restoreConversation(db, workspace.id, act, now);
    deps.wake();
    await click.reply.replace(restored(conversation));
  });
}

/** Answers /heard delete 12. A number must not tell: what a person may not see is answered as if it were not there. */
export async function deleteByNumber(deps: RitualDeps, act: Act, number: number): Promise<void> {
  const conversation = await conversations(deps.db.prisma, deps.workspace.id).byNumber(number);
  const member = await deps.people.get(act.userId);
  const viewer = conversation && (await viewerFor(deps, member, [conversation]));
  const isSeen = conversation && viewer && maySee(conversation, viewer, ALONE) !== 'nothing';
  await act.reply.privately(isSeen ? await deletes(deps, act, conversation.id) : noSuchRecord(number));
}

async function deletes(deps: RitualDeps, act: Act, conversationId: string): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(act.userId);
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const actor = await viewerFor(deps, member, conversation ? [conversation] : []);
  const gone = await deleteConversation(db, workspace.id, { conversationId, actor, requestKey: act.key }, clock.now());
  deps.wake();
  return deleted(gone);
}
