import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { areContent, areNotContent, dontKnowYet, itHeld, itIsDone, itRecurred } from './actions.ts';
import { answerPrevention } from './answer-prevention.ts';
import { ownListFor } from './own-list.ts';
import { preventionStands } from './prevention-views.ts';
import { takeSteps } from './take-steps.ts';

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
      // What is new, the line itself says; a list is shown again.
      if (answered.kind === 'stands') await click.reply.privately(preventionStands(answered, member));
      else if (page !== undefined) {
        await click.reply.replace(await ownListFor(deps, click.userId, { list: 'promised', page }));
      }
    });
  }
}
