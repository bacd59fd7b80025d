import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Database } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { type Idea, isOpen } from './idea.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { existing } from './send-idea.ts';
import type { Voting } from './voting.ts';
import { statusWords } from './wording.ts';

/** Counts a colleague as being for an idea, or no longer. Twice is once. Wake the sender after it. @throws UserFacingError */
export async function vote(
  db: Database,
  workspaceId: string,
  { ideaId, voter, wish }: { readonly ideaId: string; readonly voter: Person; readonly wish: 'for' | 'take_back' },
  now: Date,
): Promise<Voting> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    const asked = existing(await store.byId(ideaId));
    const rootId = asked.rootId ?? asked.id;
    await store.lock(rootId);
    const idea = existing(await store.byId(rootId));
    assertMayVote(asked, voter);
    const votes = interest(tx, workspaceId);
    const isChanged =
      wish === 'for' ? await castOn(idea, voter, votes, now) : await votes.takeBack(rootId, voter.memberId);
    if (isChanged) {
      await votes.recountVotes(rootId);
      await refreshMessagesAbout(tx, workspaceId, [aboutIdea(rootId)], now);
    }
    return { kind: outcome(wish, isChanged), idea: existing(await store.byId(rootId)) };
  });
}

async function castOn(idea: Idea, voter: Person, votes: ReturnType<typeof interest>, now: Date): Promise<boolean> {
  if (await votes.isFor(idea.id, voter.memberId)) return false;
  if (idea.author?.id === voter.memberId) {
    throw new UserFacingError('own_idea', `#${idea.number} is your own idea, so it has your voice already.`);
  }
  if (!isOpen(idea)) {
    const state = statusWords(idea, false);
    throw new UserFacingError('vote_over', `#${idea.number} is ${state} by now; votes no longer change it.`);
  }
  return votes.vote(idea.id, voter.memberId, now);
}

function outcome(wish: 'for' | 'take_back', isChanged: boolean): Voting['kind'] {
  if (wish === 'for') return isChanged ? 'counted' : 'counted_already';
  return isChanged ? 'taken_back' : 'nothing_to_take_back';
}

function assertMayVote(idea: Idea, voter: Person): void {
  const mayRead = maySee(idea, voter, ALONE) === 'whole';
  if (may('vote', voter, { mayRead, isOpenToAll: idea.audience === 'everyone' })) return;
  throw new UserFacingError('no_such_idea', `There is no idea #${idea.number} that you may read.`);
}
