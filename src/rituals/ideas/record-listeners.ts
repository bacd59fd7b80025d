import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { openIdea, takeVoteBack, voteFor } from './actions.ts';
import { ideas } from './idea-store.ts';
import { type BelowIdea, ideaFor } from './reader.ts';
import { existing } from './send-idea.ts';
import { noSuchIdea } from './views.ts';
import { vote } from './vote-idea.ts';
import { voted } from './vote-views.ts';

/** Looking at one idea, and being for it. */
export function registerIdeaRecord(slack: Slack, deps: RitualDeps, below: BelowIdea): void {
  openIdea.on(slack, (click) => openIdeaRecord(deps, click, click.value.id, below));
  voteFor.on(slack, (click) => voteOn(deps, click, click.value.id, 'for'));
  takeVoteBack.on(slack, (click) => voteOn(deps, click, click.value.id, 'take_back'));
}

/** Shows an idea in a modal. */
function openIdeaRecord(deps: RitualDeps, act: Act, ideaId: string, below: BelowIdea): Promise<void> {
  return showInModal(act, 'An idea', async () => {
    const idea = existing(await ideas(deps.db.prisma, deps.workspace.id).byId(ideaId));
    return ideaFor(deps, act.userId, idea, below);
  });
}

/** For /idea vote 34, and unvote 34. */
export async function voteByNumber(
  deps: RitualDeps,
  act: Act,
  number: number,
  wish: 'for' | 'take_back',
): Promise<void> {
  const found = await ideas(deps.db.prisma, deps.workspace.id).byNumber(number);
  if (found === null) return act.reply.privately(noSuchIdea(number));
  await voteOn(deps, act, found.id, wish);
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
