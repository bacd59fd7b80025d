import type { Click } from '../../slack/actions.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { RitualDeps } from '../deps.ts';
import {
  areContent,
  areNotContent,
  dontKnowYet,
  itHeld,
  itIsDone,
  itRecurred,
  undoPreventionAnswer,
} from './actions.ts';
import { answerPrevention } from './answer-prevention.ts';
import { ownListFor } from './own-list.ts';
import { preventionAnswered, preventionStands, preventionUndone } from './prevention-views.ts';
import { takeSteps } from './take-steps.ts';
import { undoPrevention } from './undo-prevention.ts';

/** What owners and doers are asked later: whether the customer is content, whether it is done, whether it held. */
export function registerLater(slack: Slack, deps: RitualDeps): void {
  const contentments = [
    [areContent, 'content'],
    [areNotContent, 'not_yet'],
    [dontKnowYet, 'unknown'],
  ] as const;
  for (const [button, contentment] of contentments) {
    button.on(slack, async (click) => {
      const member = await deps.people.get(click.userId);
      const steps = [{ kind: 'hear_contentment', contentment }] as const;
      await click.reply.privately(await takeSteps(deps, { conversationId: click.value.id, member, steps }));
    });
  }
  const answers = [
    [itIsDone, 'done'],
    [itHeld, 'held'],
    [itRecurred, 'recurred'],
  ] as const;
  for (const [button, answer] of answers) {
    button.on(slack, async (click) => {
      const member = await deps.people.get(click.userId);
      const answered = await answerPrevention(deps, { id: click.value.id, member, answer });
      deps.wake();
      const { page } = click.value;
      if (answered.kind === 'stands') return click.reply.privately(preventionStands(answered, member));
      const receipt = preventionAnswered(answered, page);
      await (page === undefined ? click.reply.privately(receipt) : showListAgain(click, page, receipt));
    });
  }
  undoPreventionAnswer.on(slack, async (click) => {
    const { id, answer, at, page } = click.value;
    const member = await deps.people.get(click.userId);
    const undone = await undoPrevention(deps, { id, memberId: member.id, answer, at: new Date(at) });
    deps.wake();
    const receipt = preventionUndone(undone);
    await (page === undefined ? click.reply.replaceAnswer(receipt) : showListAgain(click, page, receipt));
  });

  /** The list in which it was pressed, as it is now, under what is to be said. */
  async function showListAgain(
    { userId, reply }: Pick<Click<unknown>, 'userId' | 'reply'>,
    page: number,
    above: Message,
  ): Promise<void> {
    const list = await ownListFor(deps, userId, { list: 'promised', page });
    await reply.replace({ ...list, blocks: [...above.blocks, ...list.blocks] });
  }
}
