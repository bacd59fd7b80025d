import type { KnownBlock } from '@slack/types';
import type { Person } from '../../access/audience.ts';
import type { Slack } from '../../slack/bolt.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { itIsDifferent, voteInstead } from './actions.ts';
import type { Idea } from './idea.ts';
import { isOwn } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { lookAlikeBlocks, votedInstead } from './look-alike-views.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { ideaReader, withVotes } from './look-through.ts';
import type { OfferOnSent } from './offer-views.ts';
import { loadIdea, rightsOn } from './reader.ts';
import { readersOf } from './receipt-readers.ts';
import { existing } from './send-idea.ts';
import { noSuchIdea, receipt } from './views.ts';
import { voteForOtherInstead } from './vote-instead.ts';

/** What is pressed below an idea that looks like others. */
export function registerLookAlikes(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  voteInstead.on(slack, async (click) => {
    const { id: freshId, other: otherId, key } = click.value;
    const member = await people.get(click.userId);
    const other = existing(await ideas(db.prisma, workspace.id).byId(otherId));
    const voter = await viewerFor(deps, member, [other]);
    const outcome = await voteForOtherInstead(db, workspace.id, { freshId, otherId, voter, key }, clock.now());
    deps.wake();
    await click.reply.replace(votedInstead(outcome));
  });
  itIsDifferent.on(slack, async (click) => {
    const { id, key } = click.value;
    const now = clock.now();
    const member = await people.get(click.userId);
    const { idea, viewer } = await loadIdea(deps, member, id);
    const holdsReceipt = await ideas(db.prisma, workspace.id).isReceiptOf(id, key);
    if (!isOwn(idea, viewer, holdsReceipt)) return click.reply.replace(noSuchIdea(idea.number));
    const rights = await rightsOn(deps, { idea, viewer, key }, now);
    const told = { key, rights, offer: [], noun: await nounOf(deps), readers: await readersOf(deps, idea, now) };
    await click.reply.replace(receipt(idea, { now, zone: member.zone }, told));
  });
}

/** Others that look like an idea that was just sent, on its receipt. */
export function offerLookAlikes(deps: RitualDeps): OfferOnSent {
  return async (idea: Idea, viewer: Person, key: string): Promise<readonly KnownBlock[]> => {
    const { db, workspace, clock, people } = deps;
    const { slackUserId } = await db.prisma.member.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: workspace.id, id: viewer.memberId } },
      select: { slackUserId: true },
    });
    const member = await people.get(slackUserId);
    const reader = await ideaReader(deps, member);
    const alike = await lookAlikesOf(db, workspace.id, { idea, reader }, clock.now());
    const entries = await withVotes(deps, reader, alike);
    return lookAlikeBlocks({ id: idea.id, key }, entries, { noun: await nounOf(deps), zone: member.zone });
  };
}
