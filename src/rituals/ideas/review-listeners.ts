import type { ModalView } from '@slack/types';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { reviewQueue } from './actions.ts';
import type { Decided } from './decide-idea.ts';
import { decideFor, stepOf } from './decide-listeners.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { ideaBlocks, titleOf } from './idea-views.ts';
import { ideaReader } from './look-through.ts';
import { threadOf } from './posted-store.ts';
import { allReviewed, decidedMeanwhile, nothingToReview, reviewersOnly } from './queue-views.ts';
import { linkedFor } from './reader.ts';
import { type QueueValues, reviewForm, validateReview } from './review-form.ts';
import { mayReview } from './review-rights.ts';
import { waitingIdeas } from './review-store.ts';
import { reviewerOf } from './reviewers.ts';

const TITLE = 'Ideas that wait';
/** Whoever goes through more than this in one sitting opens it again. */
const MOST = 100;

/** Going through what waits for a decision, one by one. */
export function registerReviewQueue(slack: Slack, deps: RitualDeps): void {
  reviewQueue.on(slack, (click) => openQueue(deps, click));
  reviewForm.on(slack, {
    validate: (values, metadata) => validateReview(values, metadata),
    async save({ values, metadata, userId }) {
      const { id: ideaId, seen, numbers, at } = metadata;
      const step = await stepFrom(deps, values);
      const decided = step === null ? null : await decideFor(deps, userId, { ideaId, step, seen });
      return nextIn(deps, userId, { numbers, at: at + 1 }, decided);
    },
  });
}

/** Answers /idea review; false for any other line. */
export async function reviewIdeas(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  if (!/^review$/iu.test(use.text.trim())) return false;
  await openQueue(deps, use);
  return true;
}

function openQueue(deps: RitualDeps, act: Act): Promise<void> {
  return showInModal(act, TITLE, async () => {
    const member = await deps.people.get(act.userId);
    const reader = await ideaReader(deps, member);
    if (!reader.reviews) return reviewersOnly();
    const numbers = await waitingIdeas(deps.db.prisma, deps.workspace.id).queue(reader, MOST);
    return nextIn(deps, act.userId, { numbers, at: 0 }, null);
  });
}

async function stepFrom(deps: RitualDeps, { verdict, reason, owner }: QueueValues) {
  if (verdict === 'skip') return null;
  return verdict === 'acknowledge' ? ({ kind: 'acknowledge' } as const) : stepOf(deps, { verdict, reason, owner });
}

/** The first from `at` on that still waits and is for this reviewer to decide; else how it stands. */
async function nextIn(
  deps: RitualDeps,
  userId: string,
  { numbers, at }: { readonly numbers: readonly number[]; readonly at: number },
  last: Decided | null,
): Promise<ModalView | Message> {
  const member = await deps.people.get(userId);
  for (let next = at; next < numbers.length; next += 1) {
    const idea = await ideas(deps.db.prisma, deps.workspace.id).byNumber(numbers[next] ?? 0);
    if (idea === null || (idea.status !== 'new' && idea.status !== 'acknowledged')) continue;
    if (!mayReview(idea, await reviewerOf(deps, member, [idea]))) continue;
    const told = last?.kind === 'too_late' ? decidedMeanwhile(last.idea, last.last) : undefined;
    return formFor(deps, member, { idea, numbers, at: next, told });
  }
  if (numbers.length === 0) return nothingToReview();
  const left = await waitingIdeas(deps.db.prisma, deps.workspace.id).countQueue(await ideaReader(deps, member));
  return allReviewed(left, last?.kind === 'too_late' ? decidedMeanwhile(last.idea, last.last) : '');
}

interface Shown {
  readonly idea: Idea;
  readonly numbers: readonly number[];
  readonly at: number;
  /** What somebody else did with the one before; undefined for nothing. */
  readonly told: string | undefined;
}

async function formFor(
  deps: RitualDeps,
  member: Parameters<typeof linkedFor>[1],
  { idea, numbers, at, told }: Shown,
): Promise<ModalView> {
  const { db, workspace, clock } = deps;
  const { id, number, status: seen } = idea;
  const metadata = { id, number, title: titleOf(idea), seen, numbers: [...numbers], at };
  const view = reviewForm.view({ metadata, ...(told === undefined ? {} : { alert: told }) });
  const shown = ideaBlocks(
    idea,
    { now: clock.now(), zone: member.zone },
    {
      linked: await linkedFor(deps, member, idea),
      noun: await nounOf(deps),
      thread: await threadOf(db.prisma, workspace, id),
      isInsider: true,
      isOnRecord: true,
    },
  );
  const inputs = view.blocks.findIndex(({ type }) => type === 'input');
  // In the place of the line that only names it.
  return {
    ...view,
    blocks: [...view.blocks.slice(0, inputs - 1), ...shown, ...view.blocks.slice(inputs).map(asIts(number))],
  };
}

/** Slack keeps what was typed for as long as an input has its name: what was said of one idea must not stand at the next. */
function asIts(number: number) {
  return <Block extends { block_id?: string }>(block: Block): Block =>
    block.block_id === undefined ? block : { ...block, block_id: `${block.block_id}.${number}` };
}
