import type { Slack } from '../../slack/bolt.ts';
import { openRecord } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { moreOfIt } from './actions.ts';
import { openLoopForm } from './open-form.ts';
import { loopOnRecord } from './record-part.ts';
import type { Step } from './standing.ts';
import { recordOf, takeSteps } from './take-steps.ts';

/** The three dots on whatever shows feedback with its buttons. */
export function registerMore(slack: Slack, deps: RitualDeps): void {
  moreOfIt.on(slack, async (click) => {
    const { act, id } = click.value;
    const step = async (taken: Step) => {
      const member = await deps.people.get(click.userId);
      await click.reply.privately(await takeSteps(deps, { conversationId: id, member, steps: [taken] }));
    };
    switch (act) {
      case 'open':
        return openRecord(deps, click, id, loopOnRecord(deps));
      case 'share':
        return step({ kind: 'share' });
      case 'spoke':
        return step({ kind: 'speak' });
      case 'go_on':
        return step({ kind: 'resume' });
      case 'reopen':
        return step({ kind: 'reopen' });
      default:
        return openLoopForm(deps, click, act, () => recordOf(deps, id));
    }
  });
}
