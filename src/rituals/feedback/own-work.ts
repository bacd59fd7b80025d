import type { Tx } from '../../database.ts';
import { type Conversation, conversations } from '../conversations/index.ts';
import { feedback } from './feedback-store.ts';
import type { Prevention } from './prevention.ts';
import { preventions } from './prevention-store.ts';
import { reminders } from './reminder-store.ts';
import type { Standing } from './standing.ts';

/** Something that somebody owns, and how it stands. */
export interface OwnWork {
  readonly conversation: Conversation;
  readonly standing: Standing;
  /** Until when they have put it off; null when they have not. */
  readonly snoozedUntil: Date | null;
}

/** A page of somebody's own work, and how much there is in all. */
export interface OwnPage {
  readonly items: readonly OwnWork[];
  readonly count: number;
}

const SOONEST_FIRST = [{ dueAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }] as const;

/** What one member owns and has not finished, in one workspace. */
export function ownWork(tx: Tx, workspaceId: string, ownerId: string) {
  const own = { workspaceId, deletedAt: null, ownerId };
  /** Unanswered, or answered and not yet learned from within a clock. */
  const open = {
    ...own,
    waitingSince: null,
    OR: [
      { stage: 'assigned' as const },
      { stage: { in: ['answered' as const, 'shared' as const] }, dueAt: { not: null } },
    ],
  };
  const waiting = { ...own, stage: 'assigned' as const, waitingSince: { not: null } };

  const page = async (where: typeof open | typeof waiting, skip: number, take: number): Promise<OwnPage> => {
    const rows = await tx.conversation.findMany({
      where,
      orderBy: [...SOONEST_FIRST],
      skip,
      take,
      select: { id: true },
    });
    const found = await conversations(tx, workspaceId).byIds(rows.map(({ id }) => id));
    const items: OwnWork[] = [];
    for (const { id } of rows) {
      const conversation = found.find((one) => one.id === id);
      const standing = await feedback(tx, workspaceId).standing(id);
      const snoozedUntil = await reminders(tx, workspaceId).snoozedUntil(id, ownerId);
      if (conversation && standing) items.push({ conversation, standing, snoozedUntil });
    }
    return { items, count: await tx.conversation.count({ where }) };
  };

  return {
    /** What waits for them, what is due soonest first. */
    open: (skip: number, take: number): Promise<OwnPage> => page(open, skip, take),
    /** Where the customer is to speak next. */
    waiting: (skip: number, take: number): Promise<OwnPage> => page(waiting, skip, take),
    /** What they do so that something does not come again, and what they are asked of it, the earliest first. */
    promised: (): Promise<Prevention[]> => preventions(tx, workspaceId).openOf(ownerId),
  };
}
