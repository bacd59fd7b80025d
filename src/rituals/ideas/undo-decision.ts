import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { readBefore } from './before-store.ts';
import { isBroken, tellBroken } from './break-promise.ts';
import { writeStanding } from './decide-idea.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { UNDO_WINDOW_MS } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { splitAgain } from './merge-idea.ts';
import { ideaNews } from './news-store.ts';
import { planIdeaClock } from './plan-clock.ts';
import { refreshIdea } from './refresh-idea.ts';
import { existing } from './send-idea.ts';
import { withdrawQuestions } from './tell-customers.ts';
import { tellThese } from './tell-news.ts';

/** What can be undone at all: steps of reviewers. What an author answered or published meanwhile keeps a decision as it is. */
const STEPS = ['acknowledged', 'exploring', 'doing', 'declined', 'done', 'reopened', 'owner_given', 'merged'];
const GOES_ON = [...STEPS, 'answered', 'published', 'owner_left', 'taken_back'];

/** Whether this person may take back what was done last: for ten minutes, their own step, while nothing followed. */
export function mayUndoDecision(
  last: Pick<IdeaHappening, 'id' | 'at' | 'actor' | 'before'> | null,
  asked: { readonly eventId: string; readonly memberId: string },
  now: Date,
): 'yes' | 'not_yours' | 'too_late' | 'went_on' {
  if (last === null || last.id !== asked.eventId || last.before === '') return 'went_on';
  if (last.actor?.id !== asked.memberId) return 'not_yours';
  return now.getTime() - last.at.getTime() <= UNDO_WINDOW_MS ? 'yes' : 'too_late';
}

/** The latest of what may have been done to an idea since a step. */
export function lastStepOn(tx: Tx, workspaceId: string, ideaId: string): Promise<IdeaHappening | null> {
  return ideaEvents(tx, workspaceId).lastOf(ideaId, GOES_ON);
}

/**
 * Takes back one step: the idea stands as it stood before, to the letter; who was to hear of it does not, and who has heard
 * of it hears that it was taken back. Wake the sender after it. @throws UserFacingError
 */
export function undoDecision(
  db: Database,
  workspaceId: string,
  { eventId, memberId }: { readonly eventId: string; readonly memberId: string },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const event = await ideaEvents(tx, workspaceId).byId(eventId);
    if (event === null) throw new UserFacingError('undone_already', 'This is undone already.');
    await ideas(tx, workspaceId).lock(event.ideaId);
    const idea = existing(await ideas(tx, workspaceId).byId(event.ideaId));
    const last = await lastStepOn(tx, workspaceId, idea.id);
    const verdict = mayUndoDecision(last, { eventId, memberId }, now);
    const before = readBefore(last?.before ?? '');
    if (verdict !== 'yes' || before === null) throw refused(verdict, idea.number);
    if (event.act === 'merged') await splitAgain(tx, workspaceId, idea, now);
    await writeStanding(tx, workspaceId, idea.id, before, now);
    await withdrawQuestions(tx, workspaceId, idea);
    await takeBackNews(tx, workspaceId, event, now);
    const undone = existing(await ideas(tx, workspaceId).byId(idea.id));
    await planIdeaClock(tx, workspaceId, undone);
    // What ran out while it was decided, nobody looked at.
    if (isBroken(undone, now)) await tellBroken(tx, workspaceId, undone, now);
    await refreshIdea(tx, workspaceId, idea.id, now);
    return undone;
  });
}

/** Nobody is left with news that is not true: where nobody has heard it, the history forgets it too. */
async function takeBackNews(tx: Tx, workspaceId: string, event: IdeaHappening, now: Date): Promise<void> {
  const store = ideaNews(tx, workspaceId);
  const told = (await store.of(event.id)).filter(({ toldAt }) => toldAt !== null);
  await store.withdraw(event.id);
  if (told.length === 0) return ideaEvents(tx, workspaceId).remove(event.id);
  await ideaEvents(tx, workspaceId).seal(event.id);
  const line = { ideaId: event.ideaId, act: 'taken_back', actorId: event.actor?.id ?? null, detail: event.act };
  const eventId = await ideas(tx, workspaceId).record(line, now);
  const again = told.map(({ ideaId, memberId, role }) => ({ ideaId, memberId, role }));
  await tellThese(tx, workspaceId, eventId, again, now);
}

const REFUSALS = {
  yes: (number: number) => `Nothing is left to undo on #${number}.`,
  went_on: (number: number) => `#${number} has gone on since, so this can’t be undone.`,
  not_yours: (number: number) => `Only the colleague who did it can undo it on #${number}.`,
  too_late: (number: number) => `Undo works for ten minutes, and for #${number} they are over.`,
} as const;

function refused(verdict: keyof typeof REFUSALS, number: number): UserFacingError {
  return new UserFacingError(`undo_${verdict}`, REFUSALS[verdict](number));
}
