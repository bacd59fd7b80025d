import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { aboutIdea } from '../../delivery/message-subjects.ts';
import { MORNING } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningLine, MorningPart } from '../morning.ts';
import { ideaEvents } from './event-store.ts';
import { isUndecided } from './idea.ts';
import { STEP_ACTS } from './idea-steps.ts';
import { ideas } from './idea-store.ts';
import { moreToReview, reviewLine } from './review-line-views.ts';
import { mayReview } from './review-rights.ts';
import { waitingIdeas } from './review-store.ts';
import { reviewerOf, whoReviews } from './reviewers.ts';

/** So many lines are in a morning; the rest is behind "Go through them". */
const MOST_LINES = 5;
const MOST_COUNTED = 200;
/** Longer ago than this, what is new has had its morning, or comes when it is due. */
const NEW_FOR_MS = 7 * 24 * 60 * 60 * 1000;

const Line = z.object({ ideaId: z.string(), section: z.enum(['late', 'today', 'new']), dueAt: z.string() });
const Reference = z.union([Line, z.object({ more: z.coerce.number() })]);

/** In the mornings of reviewers: what was promised for today or longer ago, then what is new; at most five, and how many more. */
export function reviewMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'ideas.review',
    mutedBy: 'reminder',
    comesAgain: true,
    find: (morning, now) => find(deps, morning, now),
    async show(reference, morning, now) {
      const read = Reference.parse(reference);
      return 'more' in read ? moreToReview(read.more) : show(deps, read, morning, now);
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

async function find({ db, workspace }: RitualDeps, { member, from }: Morning, now: Date): Promise<LineReference[]> {
  if (!(await whoReviews(db.prisma, workspace.id, now)).includes(member.id)) return [];
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
  const lines = [
    ...due.map((one) => ({ ...one, section: one.dueAt !== null && one.dueAt <= from ? 'late' : 'today' })),
    ...unknown.map((one) => ({ ...one, section: 'new' })),
  ];
  const shown = lines.slice(0, MOST_LINES).map(({ id: ideaId, section, dueAt }) => ({
    ...{ ideaId, section },
    dueAt: dueAt?.toISOString() ?? '',
  }));
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, { more: String(more) }] : shown;
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
  const isOpen = isUndecided(idea) && (idea.dueAt?.toISOString() ?? '') === dueAt;
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
