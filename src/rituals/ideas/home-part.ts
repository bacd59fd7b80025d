import type { KnownBlock } from '@slack/types';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { homeIdeas } from './home-store.ts';
import { homeIdeaBlocks } from './home-views.ts';
import { ideas } from './idea-store.ts';

/** App Home's part about ideas: the viewer's own and where they are, those they own, and what waits for reviewers. */
export async function ideasAtHome({ db, workspace }: RitualDeps, member: Member): Promise<readonly KnownBlock[]> {
  const lists = homeIdeas(db.prisma, workspace.id);
  const { sent, owned } = await lists.of(member.id);
  const found = await ideas(db.prisma, workspace.id).byIds([...sent, ...owned]);
  const inOrder = (ids: readonly string[]) => ids.flatMap((id) => found.filter((one) => one.id === id));
  return homeIdeaBlocks({ sent: inOrder(sent), owned: inOrder(owned), zone: member.zone });
}
