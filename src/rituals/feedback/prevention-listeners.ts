import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { areContent, areNotContent, dontKnowYet, itHeld, itIsDone, itRecurred } from './actions.ts';
import { aboutPrevention } from './prevention-morning.ts';
import { preventions } from './prevention-store.ts';
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
    [itIsDone, (now: Date) => ({ doneAt: now })],
    [itHeld, () => ({ held: true })],
    [itRecurred, () => ({ held: false })],
  ] as const;
  // The line itself changes with the answer.
  for (const [button, change] of answers) {
    button.on(slack, async (click) => {
      const { id: memberId } = await deps.people.get(click.userId);
      const now = deps.clock.now();
      await deps.db.transaction(async (tx) => {
        const isTheirs = await preventions(tx, deps.workspace.id).answer(click.value.id, memberId, change(now));
        if (!isTheirs) throw new UserFacingError('not_yours_to_do', 'Only whoever does it can answer that.');
        await refreshMessagesAbout(tx, deps.workspace.id, [aboutPrevention(click.value.id)], now);
      });
      deps.wake();
    });
  }
}
