import type { Database, Tx } from '../database.ts';
import type { Delivery, DeliveryEvent, Outcome } from './delivery.ts';
import { keepSubjects } from './keep-subjects.ts';
import type { MessageSubject } from './message-subjects.ts';
import { countsIn, type Move, moveBy } from './moves.ts';

/** Where a sweep left off. */
export type QueuePosition = Pick<Delivery, 'notBefore' | 'id'>;

/** What the sender needs of the database: every workspace's deliveries. */
export interface DeliveryStore {
  /** What wants attention at `now`: longest waiting first, from just behind `position` on, at most `limit`. */
  due(now: Date, position: QueuePosition | null, limit: number): Promise<Delivery[]>;
  /** When, after `after`, the next one wants attention; null when none will. */
  nextAttentionAt(after: Date): Promise<Date | null>;
  /**
   * Compare-and-set: writes what the event makes of the delivery, with `follow` in the same transaction when it is
   * final. Null when the event does not count any more, because somebody was first.
   */
  apply(event: DeliveryEvent, delivery: Delivery, now: Date, follow: Follow): Promise<Applied | null>;
  /** Keeps what it speaks of besides what was known; tells whether there was something new. */
  keepSubjects(delivery: Pick<Delivery, 'id' | 'workspaceId'>, subjects: readonly MessageSubject[]): Promise<boolean>;
}

/** Writes what follows from an outcome. */
export type Follow = (tx: Tx, delivery: Delivery, outcome: Outcome) => Promise<void>;

export interface Applied {
  readonly delivery: Delivery;
  readonly outcome: Outcome | null;
}

const WAITING = ['pending', 'sending', 'unsure'] as const;

/** The deliveries in the database. */
export function deliveryStore(db: Pick<Database, 'prisma' | 'transaction'>): DeliveryStore {
  const { prisma } = db;
  return {
    async due(now, position, limit) {
      const found = await inEachState((state) =>
        prisma.delivery.findMany({
          where: {
            state,
            notBefore: { lte: now, ...(position ? { gte: position.notBefore } : {}) },
            ...(position ? { OR: [{ notBefore: { gt: position.notBefore } }, { id: { gt: position.id } }] } : {}),
          },
          orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
          take: limit,
        }),
      );
      return found.flat().sort(byPosition).slice(0, limit);
    },

    async nextAttentionAt(after) {
      const found = await inEachState((state) =>
        prisma.delivery.findMany({
          where: { state, notBefore: { gt: after } },
          orderBy: { notBefore: 'asc' },
          take: 1,
          select: { id: true, notBefore: true },
        }),
      );
      return found.flat().sort(byPosition)[0]?.notBefore ?? null;
    },

    async apply(event, delivery, now, follow) {
      const move = moveBy(event, delivery, now);
      const { outcome } = move;
      const moved = { ...delivery, ...move.change };
      if (!outcome) return (await write(prisma, event, delivery, move)) ? { delivery: moved, outcome } : null;
      return db.transaction(async (tx) => {
        if (!(await write(tx, event, delivery, move))) return null;
        await follow(tx, moved, outcome);
        return { delivery: moved, outcome };
      });
    },

    keepSubjects: ({ id, workspaceId }, subjects) => keepSubjects(prisma, workspaceId, id, subjects),
  };
}

/** One ordered read of the index per state: over several states at once PostgreSQL gathers and sorts all that may match. */
function inEachState<T>(read: (state: (typeof WAITING)[number]) => Promise<T>): Promise<T[]> {
  return Promise.all(WAITING.map(read));
}

function byPosition(one: QueuePosition, other: QueuePosition): number {
  return one.notBefore.getTime() - other.notBefore.getTime() || (one.id < other.id ? -1 : 1);
}

async function write(tx: Tx, event: DeliveryEvent, { id, attempt }: Delivery, { change }: Move): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id, attempt, state: { in: [...countsIn(event)] } },
    data: change,
  });
  return count === 1;
}

/** How many deliveries of each kind wait in each state, in all workspaces. */
export async function unfinishedDeliveries(tx: Tx): Promise<{ kind: string; state: string; count: number }[]> {
  const groups = await tx.delivery.groupBy({
    by: ['kind', 'state'],
    where: { state: { in: [...WAITING] } },
    _count: { _all: true },
  });
  return groups.map(({ kind, state, _count }) => ({ kind, state, count: _count._all }));
}
