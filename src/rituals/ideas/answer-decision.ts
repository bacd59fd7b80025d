import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { mayPublishReason, openDecision } from './authors-part.ts';
import { ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import type { NewNews } from './idea-news.ts';
import { ideas } from './idea-store.ts';
import { namelessAuthors } from './nameless-store.ts';
import { refreshIdea } from './refresh-idea.ts';
import { whoReviews } from './reviewers.ts';
import { existing } from './send-idea.ts';
import { tellThese } from './tell-news.ts';

/** Somebody who says that an idea is theirs: by name (`id` is the idea's), or by what their morning carried (`nameless`). */
export interface Author {
  readonly id: string;
  readonly nameless: string;
  readonly memberId: string;
  readonly zone: string;
}

/** Keeps an author's one answer to a decision, and has the reviewers told. Wake the sender after it. @throws UserFacingError */
export function answerDecision(
  db: Database,
  workspaceId: string,
  { author, words }: { readonly author: Author; readonly words: string },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await theirIdea(tx, workspaceId, author);
    const decision = await openDecision(tx, workspaceId, idea.id);
    if (decision === null) throw nothingToAnswer(idea);
    const { values } = await masked(tx, workspaceId, { words }, ['words'], author.zone);
    const line = { ideaId: idea.id, act: 'answered', actorId, detail: values.words };
    const eventId = await ideas(tx, workspaceId).record(line, now);
    const readers = new Set(await whoReviews(tx, workspaceId, now));
    if (decision.actor !== null) readers.add(decision.actor.id);
    if (idea.owner !== null) readers.add(idea.owner.id);
    // Whoever answers by name knows what they wrote; of anybody else nobody may know that it is they.
    if (actorId !== null) readers.delete(actorId);
    const rows = [...readers].map((memberId): NewNews => ({ ideaId: idea.id, memberId, role: 'reviewer' }));
    await tellThese(tx, workspaceId, eventId, rows, now);
    await refreshIdea(tx, workspaceId, idea.id, now);
    return idea;
  });
}

/** Lets everybody who may read the idea read why it was declined. Twice is once. Wake the sender after it. @throws UserFacingError */
export function publishReason(db: Database, workspaceId: string, author: Author, now: Date): Promise<Idea> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await theirIdea(tx, workspaceId, author);
    const declined = await ideaEvents(tx, workspaceId).lastOf(idea.id, ['declined']);
    if (declined === null || !(await mayPublishReason(tx, workspaceId, idea, declined))) return idea;
    await ideas(tx, workspaceId).change(idea.id, { isReasonPublic: true }, now);
    const line = { ideaId: idea.id, act: 'published', actorId, detail: declined.id };
    await ideas(tx, workspaceId).record(line, now);
    await refreshIdea(tx, workspaceId, idea.id, now);
    return existing(await ideas(tx, workspaceId).byId(idea.id));
  });
}

/** Their idea, held; and who is written down as having done something with it: nobody, where it was sent without a name. */
async function theirIdea(tx: Tx, workspaceId: string, { id, nameless, memberId }: Author) {
  const store = ideas(tx, workspaceId);
  const ideaId = nameless === '' ? id : await namelessAuthors(tx, workspaceId).ideaOf(nameless, memberId);
  if (ideaId === null) throw notTheirs();
  await store.lock(ideaId);
  const idea = existing(await store.byId(ideaId));
  if (nameless === '' && idea.author?.id !== memberId) throw notTheirs();
  return { idea, actorId: nameless === '' ? memberId : null };
}

function notTheirs(): UserFacingError {
  return new UserFacingError('not_your_idea', 'Only whoever sent this idea can do that.');
}

function nothingToAnswer({ number }: Idea): UserFacingError {
  return new UserFacingError(
    'nothing_to_answer',
    `There is no decision on #${number} that waits for your answer: a decision is answered once.`,
  );
}
