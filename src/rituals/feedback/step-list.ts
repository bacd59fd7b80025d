import { ALONE, maySee } from '../../access/audience.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { noSuchRecord, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { seeSteps, turnSteps, turnStepsBack } from './actions.ts';
import { feedback } from './feedback-store.ts';
import { stepsPage } from './steps-views.ts';
import { recordOf } from './take-steps.ts';

/** Behind what a record shows of what was done with it: all of it, page by page. */
export function registerStepList(slack: Slack, deps: RitualDeps): void {
  seeSteps.on(slack, (click) =>
    showInModal(click, 'What was done', () => stepsFor(deps, click.userId, { ...click.value, page: 0 })),
  );
  for (const turn of [turnSteps, turnStepsBack]) {
    turn.on(slack, async (click) => click.reply.replace(await stepsFor(deps, click.userId, click.value)));
  }
}

async function stepsFor(
  deps: RitualDeps,
  userId: string,
  { id, page }: { readonly id: string; readonly page: number },
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const conversation = await recordOf(deps, id);
  const member = await people.get(userId);
  const viewer = await viewerFor(deps, member, [conversation]);
  if (maySee(conversation, viewer, ALONE) !== 'whole') return noSuchRecord(conversation.number);
  const history = await feedback(db.prisma, workspace.id).history(id);
  return stepsPage(conversation, history, page, { now: clock.now(), zone: member.zone });
}
