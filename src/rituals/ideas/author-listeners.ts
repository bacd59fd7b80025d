import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import type { RitualDeps } from '../deps.ts';
import { answerReviewer, publishWhy } from './actions.ts';
import { answerDecision, publishReason } from './answer-decision.ts';
import { answerForm } from './answer-form.ts';
import { answerSent, whyPublished } from './review-views.ts';

/** What whoever sent an idea says to a decision. */
export function registerAuthors(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  answerReviewer.on(slack, (click) =>
    showInModal(click, 'Answer the reviewer', async () => answerForm.view({ metadata: click.value })),
  );
  answerForm.on(slack, {
    async save({ values, metadata, userId }) {
      const { id: memberId, zone } = await people.get(userId);
      const author = { ...metadata, memberId, zone };
      const idea = await answerDecision(db, workspace.id, { author, words: values.words }, clock.now());
      deps.wake();
      return answerSent(idea);
    },
  });
  publishWhy.on(slack, async (click) => {
    const { id: memberId, zone } = await people.get(click.userId);
    const idea = await publishReason(db, workspace.id, { ...click.value, memberId, zone }, clock.now());
    deps.wake();
    await click.reply.privately(idea.isReasonPublic ? whyPublished(idea) : said('There is nothing to publish here.'));
  });
}
