import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { aboutIdea } from '../../delivery/message-subjects.ts';
import { MORNING } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningLine, MorningPart } from '../morning.ts';
import { ideaEvents } from './event-store.ts';
import { type Idea, isUndecided, isUnowned } from './idea.ts';
import { STEP_ACTS } from './idea-steps.ts';
import { ideas } from './idea-store.ts';
import { planMornings } from './plan-morning.ts';
import { moreToReview, moreUnowned, reviewLine } from './review-line-views.ts';
import { mayReview } from './review-rights.ts';
import { type WaitingIdea, waitingIdeas } from './review-store.ts';
import { reviewerOf } from './reviewers.ts';
import { whoIsReminded } from './who-is-reminded.ts';

/** So many lines are in a morning; the rest is behind "Go through them". */
const MOST_LINES = 5;
const MOST_UNOWNED = 3;
const MOST_COUNTED = 200;
/** Longer ago than this, what is new has had its morning, or comes when it is due. */
const NEW_FOR_MS = 7 * 24 * 60 * 60 * 1000;

const Line = z.object({
  ideaId: z.string(),
  section: z.enum(['late', 'held', 'today', 'new', 'unowned']),
  dueAt: z.string(),
});
/** How many more wait for an answer, or for an owner. */
const More = z.object({ more: z.coerce.number(), of: z.enum(['undecided', 'unowned']).default('undecided') });
const Reference = z.union([Line, More]);

/**
 * In the mornings of reviewers: what was promised for today or longer ago, then what is new; at most five, and how many more;
 * then what has no owner. Where no reviewer wants to hear it, those who are reminded in their place hear what waits too long.
 */
export function reviewMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'ideas.review',
    // Who of them hears it is decided over all of them: somebody has to.
    mutedBy: null,
    comesAgain: true,
    find: (morning, now) => find(deps, morning, now),
    async show(reference, morning, now) {
      const read = Reference.parse(reference);
      if (!('more' in read)) return show(deps, read, morning, now);
      return read.of === 'unowned' ? moreUnowned(read.more) : moreToReview(read.more);
    },
    standsFor(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? null : read.ideaId;
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? [] : [aboutIdea(read.ideaId)];
    },
  };
}

async function find(deps: RitualDeps, morning: Morning, now: Date): Promise<LineReference[]> {
  const { db, workspace } = deps;
  const { member, from } = morning;
  const { ids, areReviewers } = await whoIsReminded(db.prisma, workspace.id, now);
  if (!ids.includes(member.id)) {
    await handOver(deps, ids, from, now);
    return [];
  }
  const undecided = areReviewers ? await forReviewer(deps, morning, now) : await forHolder(deps, from);
  return [...counted(undecided, MOST_LINES, 'undecided'), ...(await unowned(deps, member.id))];
}

/** The morning of somebody who was reminded until now, and has muted it, or whom a reviewer hears it for again. */
async function handOver({ db, workspace }: RitualDeps, readerIds: readonly string[], from: Date, now: Date) {
  const isOverdue = await waitingIdeas(db.prisma, workspace.id).isOverdue(from);
  if (isOverdue) await db.transaction((tx) => planMornings(tx, workspace.id, readerIds, now));
}

async function forReviewer({ db, workspace }: RitualDeps, { member, from }: Morning, now: Date) {
  const store = waitingIdeas(db.prisma, workspace.id);
  const next = (await personalTimes(db.prisma, workspace.id).of(member.id)).nextMorning(from);
  const due = await store.dueBefore(next, MOST_COUNTED);
  const fresh = await store.newSince(new Date(now.getTime() - NEW_FOR_MS), MOST_COUNTED);
  const told = await store.toldOf(
    member.slackUserId,
    MORNING,
    fresh.map(({ id }) => id),
  );
  const isDue = new Set(due.map(({ id }) => id));
  const unknown = fresh.filter(({ id }) => !isDue.has(id) && !told.has(id));
  return [
    ...due.map((one) => lineOf(one, one.dueAt !== null && one.dueAt <= from ? 'late' : 'today')),
    ...unknown.map((one) => lineOf(one, 'new')),
  ];
}

async function forHolder({ db, workspace }: RitualDeps, from: Date) {
  const late = await waitingIdeas(db.prisma, workspace.id).dueBefore(from, MOST_COUNTED);
  return late.map((one) => lineOf(one, 'held'));
}

async function unowned({ db, workspace }: RitualDeps, memberId: string): Promise<LineReference[]> {
  const found = await waitingIdeas(db.prisma, workspace.id).unowned(memberId, MOST_COUNTED);
  const lines = found.map(({ id: ideaId }) => ({ ideaId, section: 'unowned', dueAt: '' }));
  return counted(lines, MOST_UNOWNED, 'unowned');
}

function lineOf({ id: ideaId, dueAt }: WaitingIdea, section: string): LineReference {
  return { ideaId, section, dueAt: dueAt?.toISOString() ?? '' };
}

/** The first lines, and how many more there are. */
function counted(lines: readonly LineReference[], most: number, of: string): LineReference[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), { more: String(more), of }] : [...lines];
}

async function show(
  deps: RitualDeps,
  { ideaId, section, dueAt }: z.output<typeof Line>,
  { member }: Morning,
  now: Date,
): Promise<MorningLine | null> {
  const { prisma } = deps.db;
  const idea = await ideas(prisma, deps.workspace.id).byId(ideaId);
  const reader = await deps.people.peek(member.slackUserId);
  if (idea === null || reader === null) return null;
  const reviewer = await reviewerOf(deps, reader, [idea]);
  const sight = maySee(idea, reviewer.viewer, ALONE);
  if (sight === 'nothing') return null;
  const isOpen = section === 'unowned' ? isUnowned(idea) : isStillOwed(idea, dueAt);
  const acts = [...Object.values(STEP_ACTS), 'merged'];
  return reviewLine({
    ...{ idea, section, memberId: member.id },
    isReadable: sight === 'whole',
    mayDecide: mayReview(idea, reviewer),
    became: isOpen ? null : await ideaEvents(prisma, deps.workspace.id).lastOf(idea.id, acts),
    isOpen,
    noun: (await settings(prisma, deps.workspace.id).read()).customers.noun,
    reading: { now, zone: member.zone },
  });
}

/** Whether nobody has decided since, nor promised another date. */
function isStillOwed(idea: Idea, dueAt: string): boolean {
  return isUndecided(idea) && (idea.dueAt?.toISOString() ?? '') === dueAt;
}
