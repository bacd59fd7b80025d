import { may } from '../../access/roles.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { homeIdeas } from './home-store.ts';
import { type AtHome, homeIdeaBlocks } from './home-views.ts';
import { ideas } from './idea-store.ts';
import { waitingIdeas } from './review-store.ts';
import { reviewerOf } from './reviewers.ts';

/** App Home's part about ideas: the viewer's own and where they are, those they own, and for reviewers how many wait. */
export async function ideasAtHome(deps: RitualDeps, member: Member): Promise<AtHome> {
  const { db, workspace } = deps;
  const { sent, owned } = await homeIdeas(db.prisma, workspace.id).of(member.id);
  const found = await ideas(db.prisma, workspace.id).byIds([...sent, ...owned]);
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => found.filter((one) => one.id === id));
  const waiting = await waitingFor(deps, member);
  return homeIdeaBlocks({
    sent: inOrder(sent),
    owned: inOrder(owned),
    waiting,
    reading: { now: deps.clock.now(), zone: member.zone },
  });
}

/** How many ideas wait for a reviewer that they may read; 0 for everybody else. */
async function waitingFor(deps: RitualDeps, member: Member): Promise<number> {
  const { viewer: person, isNamed } = await reviewerOf(deps, member, []);
  if (!may('review', person, { isOwner: false, isReviewer: isNamed })) return 0;
  return waitingIdeas(deps.db.prisma, deps.workspace.id).countQueue({ person, reviews: true });
}
