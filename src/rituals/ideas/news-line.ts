import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningLine } from '../morning.ts';
import { mayAnswerDecision, mayPublishReason, reasonIsPublic } from './authors-part.ts';
import { standingOf } from './decide-idea.ts';
import { ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { isPossible } from './idea-steps.ts';
import { ideas } from './idea-store.ts';
import { isInsider } from './insider.ts';
import type { News } from './news-store.ts';
import { newsLine } from './news-views.ts';
import { mayReview } from './review-rights.ts';
import { isReviewer } from './reviewers.ts';
import { type Reminded, whoIsReminded } from './who-is-reminded.ts';

/**
 * What happened to an idea, as its reader may know it now; null when it is gone.
 * @param nameless by what a message names whoever sent it without a name; "" for others
 */
export async function newsLineFor(
  deps: RitualDeps,
  { news, nameless }: { readonly news: News; readonly nameless: string },
  member: Morning['member'],
): Promise<MorningLine | null> {
  const { prisma } = deps.db;
  const event = await ideaEvents(prisma, deps.workspace.id).byId(news.eventId);
  const reader = await deps.people.peek(member.slackUserId);
  if (event === null || reader === null) return null;
  const store = ideas(prisma, deps.workspace.id);
  const [idea, own] = [await store.byId(event.ideaId), await store.byId(news.ideaId)];
  if (idea === null || own === null) return null;
  const viewer = await viewerFor(deps, reader, [idea]);
  const isAuthors = news.role === 'author' || news.role === 'merged';
  const isOwnRoot = idea.id === own.id && news.role === 'author';
  const isReadable = isOwnRoot || maySee(idea, viewer, ALONE) === 'whole';
  const isPrivy = isAuthors || (isReadable && (await isInsider(deps, idea, viewer)));
  return newsLine({
    ...{ act: event.act, actor: event.actor, detail: event.detail, idea, own, role: news.role },
    isReadable,
    mayReadWhy: isPrivy || (await reasonIsPublic(prisma, deps.workspace.id, event)),
    isInsider: isPrivy,
    mayAnswer: isAuthors && (await mayAnswerDecision(prisma, deps.workspace.id, own, event)),
    mayPublish: isOwnRoot && (await mayPublishReason(prisma, deps.workspace.id, idea, event)),
    mayGiveOwner: event.act === 'owner_left' && isReadable && (await mayGiveOwner(deps, idea, viewer)),
    reminded: event.act === 'promise_broken' ? await remindedNow(deps) : null,
    nameless,
    zone: member.zone,
  });
}

async function mayGiveOwner(deps: RitualDeps, idea: Idea, viewer: Person): Promise<boolean> {
  const isNamed = await isReviewer(deps, viewer.memberId);
  return idea.owner === null && isPossible('give_owner', standingOf(idea)) && mayReview(idea, { viewer, isNamed });
}

/** Whose mornings say what waits; null for nobody’s. */
async function remindedNow({ db, workspace, clock }: RitualDeps): Promise<Pick<Reminded, 'areReviewers'> | null> {
  const reminded = await whoIsReminded(db.prisma, workspace.id, clock.now());
  return reminded.ids.length > 0 ? reminded : null;
}
