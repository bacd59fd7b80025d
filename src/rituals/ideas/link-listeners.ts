import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { readableOf, suggestConversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { linkWords, undoLinking, unlink } from './actions.ts';
import { linkForm } from './link-form.ts';
import { linkedNow, linkingUndone, unlinkedNow } from './link-views.ts';
import { linkWordsTo, unlinkWordsFrom } from './link-words.ts';
import { loadIdea } from './reader.ts';
import { reviewerOf } from './reviewers.ts';
import { notYoursToUnlink, undoLinking as takeBack, unlinkable } from './unlink-words.ts';

/** Whose words an idea answers. */
export function registerLinking(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  linkWords.on(slack, (click) =>
    showInModal(click, 'Whose words?', async () => {
      const { idea } = await loadIdea(deps, await people.get(click.userId), click.value.id);
      return linkForm.view({ metadata: { id: idea.id, number: idea.number, key: click.value.key } });
    }),
  );
  linkForm.on(slack, {
    suggest: { linked: (typed, asker) => suggestConversations(deps, typed, asker) },
    async save({ values, metadata, userId }) {
      const member = await people.get(userId);
      const { viewer: actor } = await loadIdea(deps, member, metadata.id);
      const chosen = await readableOf(
        deps,
        member,
        values.linked.map(({ value }) => value),
      );
      const linking = { ideaId: metadata.id, actor, key: metadata.key, conversationIds: chosen.map(({ id }) => id) };
      const linked = await linkWordsTo(db, workspace.id, linking, clock.now());
      deps.wake();
      return linkedNow(linked, { chosen, noun: await nounOf(deps), key: metadata.key });
    },
  });

  unlink.on(slack, async (click) => {
    const { id: ideaId, conversationId } = click.value;
    const member = await people.get(click.userId);
    const { idea, viewer: actor } = await loadIdea(deps, member, ideaId);
    const may = await unlinkable(db.prisma, workspace.id, idea, await reviewerOf(deps, member, [idea]));
    if (!may(conversationId)) throw notYoursToUnlink(idea);
    const linking = { ideaId, actor, key: '', conversationIds: [conversationId] };
    const unlinked = await unlinkWordsFrom(db, workspace.id, linking, clock.now());
    deps.wake();
    await click.reply.replace(unlinkedNow(unlinked));
  });

  undoLinking.on(slack, async (click) => {
    const { id: eventId, key } = click.value;
    const { id: memberId } = await people.get(click.userId);
    const idea = await takeBack(db, workspace.id, { eventId, memberId, key }, clock.now());
    deps.wake();
    await click.reply.replace(linkingUndone(idea, await nounOf(deps)));
  });
}
