import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import { conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { toldThem, undoTelling, willNotTell } from './actions.ts';
import { answerTold, undoTold } from './tell-customers.ts';
import { tellingUndone, toldNow } from './tell-views.ts';

/** Whether a customer was told what became of their words. */
export function registerTelling(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock } = deps;
  for (const [button, told] of [[toldThem, 'told'] as const, [willNotTell, 'not_told'] as const]) {
    button.on(slack, async (click) => {
      const { id: ideaId, conversationId } = click.value;
      const saying = await sayingOf(deps, click.userId, ideaId, conversationId);
      const { idea, was } = await answerTold(db, workspace.id, { ...saying, told }, clock.now());
      deps.wake();
      await click.reply.privately(toldNow(idea, { conversationId, said: told, was }));
    });
  }
  undoTelling.on(slack, async (click) => {
    const { id: ideaId, conversationId, said, was } = click.value;
    const saying = await sayingOf(deps, click.userId, ideaId, conversationId);
    const idea = await undoTold(db, workspace.id, { ...saying, said, was }, clock.now());
    deps.wake();
    await click.reply.replace(tellingUndone(idea, was));
  });
}

/** @throws UserFacingError when the conversation is gone */
async function sayingOf(deps: RitualDeps, userId: string, ideaId: string, conversationId: string) {
  const conversation = await conversations(deps.db.prisma, deps.workspace.id).byId(conversationId);
  if (conversation === null)
    throw new UserFacingError('not_asked', 'Nobody needs to be told any more: the record is gone.');
  const actor = await viewerFor(deps, await deps.people.get(userId), [conversation]);
  return { asked: { ideaId, conversationId }, actor, conversation };
}
