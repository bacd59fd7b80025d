import type { Slack } from '../../slack/bolt.ts';
import { lessons, undoVisit } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { goOn, reopenIt, shareIt, spokeAgain } from './actions.ts';
import { preventions } from './prevention-store.ts';
import type { Step } from './standing.ts';
import { takeSteps } from './take-steps.ts';
import { undoStep } from './undo-step.ts';
import { undone, wentOnSince } from './views.ts';

/** What is done with one press, and taking it back. */
export function registerSteps(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  const atOnce = [
    [shareIt, { kind: 'share' }],
    [spokeAgain, { kind: 'speak' }],
    [goOn, { kind: 'resume' }],
    [reopenIt, { kind: 'reopen' }],
  ] as const satisfies readonly (readonly [typeof shareIt, Step])[];
  for (const [button, step] of atOnce) {
    button.on(slack, async (click) => {
      const member = await people.get(click.userId);
      await click.reply.replaceAnswer(await takeSteps(deps, { conversationId: click.value.id, member, steps: [step] }));
    });
  }

  undoVisit.on(slack, async (click) => {
    const member = await people.get(click.userId);
    const act = { conversationId: click.value.id, at: new Date(click.value.at), memberId: member.id };
    const outcome = await undoStep(
      { db, workspaceId: workspace.id },
      act,
      async (tx, { id }, { at, actor }) => {
        await preventions(tx, workspace.id).removeOf(id, at);
        await lessons(tx, workspace.id).removeOf({ conversationId: id, memberId: actor.id, at });
      },
      clock.now(),
    );
    deps.wake();
    if (outcome.kind === 'went_on') return click.reply.privately(wentOnSince({ ...outcome, zone: member.zone }));
    await click.reply.replace(undone(outcome.conversation));
  });
}
