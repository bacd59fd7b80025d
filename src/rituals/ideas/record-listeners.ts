import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { readableOf, suggestConversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { linkWords, openIdea, takeVoteBack, unlink, voteFor } from './actions.ts';
import { ideas } from './idea-store.ts';
import { linkForm } from './link-form.ts';
import { linkWordsTo, unlinkWordsFrom } from './link-words.ts';
import { type BelowIdea, ideaFor, loadIdea } from './reader.ts';
import { existing } from './send-idea.ts';
import { noSuchIdea } from './views.ts';
import { vote } from './vote-idea.ts';
import { linkedNow, voted } from './vote-views.ts';

/** Looking at one idea, being for it, and saying whose words it answers. */
export function registerIdeaRecord(slack: Slack, deps: RitualDeps, below: BelowIdea): void {
  const { db, workspace, clock, people } = deps;
  openIdea.on(slack, (click) => openIdeaRecord(deps, click, click.value.id, below));
  voteFor.on(slack, (click) => voteOn(deps, click, click.value.id, 'for'));
  takeVoteBack.on(slack, (click) => voteOn(deps, click, click.value.id, 'take_back'));

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
      const idea = await linkWordsTo(db, workspace.id, linking, clock.now());
      deps.wake();
      return linkedNow(idea, chosen, await nounOf(deps));
    },
  });
  unlink.on(slack, async (click) => {
    const { id: ideaId, conversationId } = click.value;
    const { viewer: actor } = await loadIdea(deps, await people.get(click.userId), ideaId);
    const linking = { ideaId, actor, key: '', conversationIds: [conversationId] };
    const idea = await unlinkWordsFrom(db, workspace.id, linking, clock.now());
    deps.wake();
    await click.reply.replace(await ideaFor(deps, click.userId, idea, below));
  });
}

/** Shows an idea in a modal. */
function openIdeaRecord(deps: RitualDeps, act: Act, ideaId: string, below: BelowIdea): Promise<void> {
  return showInModal(act, 'An idea', async () => {
    const idea = existing(await ideas(deps.db.prisma, deps.workspace.id).byId(ideaId));
    return ideaFor(deps, act.userId, idea, below);
  });
}

/** For /idea vote 34. */
export async function voteByNumber(deps: RitualDeps, act: Act, number: number): Promise<void> {
  const found = await ideas(deps.db.prisma, deps.workspace.id).byNumber(number);
  if (found === null) return act.reply.privately(noSuchIdea(number));
  await voteOn(deps, act, found.id, 'for');
}

async function voteOn(deps: RitualDeps, act: Act, ideaId: string, wish: 'for' | 'take_back'): Promise<void> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(act.userId);
  const idea = existing(await ideas(db.prisma, workspace.id).byId(ideaId));
  const voter = await viewerFor(deps, member, [idea]);
  const voting = await vote(db, workspace.id, { ideaId, voter, wish }, clock.now());
  deps.wake();
  await act.reply.replace(voted(voting));
}
