import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import type { RitualDeps } from '../deps.ts';
import { addLesson as addLessonTo } from './actions.ts';
import { addLesson, assertMayLearn } from './add-lesson.ts';
import { lessonForm } from './lesson-form.ts';
import { loadFor } from './reader.ts';
import { shortName } from './story-views.ts';

/** "What did we learn?" wherever a conversation is shown. */
export function registerLessons(slack: Slack, deps: RitualDeps): void {
  addLessonTo.on(slack, (click) =>
    showInModal(click, 'What did we learn?', async () => {
      const { conversation, viewer } = await loadFor(deps, await deps.people.get(click.userId), click.value);
      assertMayLearn(conversation, viewer);
      const { id, number } = conversation;
      return lessonForm.view({ metadata: { id, number, customer: shortName(conversation) } });
    }),
  );

  lessonForm.on(slack, {
    async save({ values, metadata, userId, key }) {
      const { viewer } = await loadFor(deps, await deps.people.get(userId), metadata);
      const learned = { conversationId: metadata.id, text: values.text, requestKey: key, by: viewer };
      const conversation = await addLesson(deps.db, deps.workspace.id, learned, deps.clock.now());
      deps.wake();
      return said(`Added to #${conversation.number}, with your name.`);
    },
  });
}
