import type { Database, Tx } from '../database.ts';
import type { Delivery } from './delivery.ts';
import { keepSubjects } from './keep-subjects.ts';
import type { MessageSubject } from './message-subjects.ts';

/** A message that stands in Slack and no longer says what is true. */
export interface StaleDelivery extends Delivery {
  readonly channelId: string;
  readonly ts: string;
  readonly sentAt: Date;
  /** Since when; a later change of what it speaks of makes it a later instant. */
  readonly refreshAt: Date;
}

/** What stands in `error` of a message that must not go on as it is: one whose subject was erased. */
export const ERASING = 'erasing';
const NOT_REMOVED = 'not removed: ';

/** What the refresher needs of the database: every workspace's messages. */
export interface RefreshStore {
  /**
   * What is to be written anew at `now`, longest waiting first, at most `limit`; of what waits equally long the newest
   * message first, because that is where somebody has just pressed.
   */
  due(now: Date, limit: number): Promise<StaleDelivery[]>;
  /** When, after `after`, the next one is; null when none will be. */
  nextAt(after: Date): Promise<Date | null>;
  /**
   * Takes it up before it is rendered: a change that comes from here on makes it stale once more. Until `until` nobody else
   * does. Null when somebody was first.
   */
  claim(stale: StaleDelivery, until: Date): Promise<StaleDelivery | null>;
  /** It says what is true again; unless what it speaks of has changed once more meanwhile. */
  done(stale: StaleDelivery): Promise<void>;
  /** It is gone from Slack. */
  gone(stale: StaleDelivery): Promise<void>;
  /** It stays as it is, though it should not. @param code Slack's */
  stuck(stale: StaleDelivery, code: string): Promise<void>;
  later(stale: StaleDelivery, at: Date): Promise<void>;
  /** Keeps what it speaks of besides what was known; tells whether there was something new. */
  keepSubjects(stale: StaleDelivery, subjects: readonly MessageSubject[]): Promise<boolean>;
}

/** The messages in the database. */
export function refreshStore({ prisma }: Pick<Database, 'prisma'>): RefreshStore {
  /** Compare-and-set by the instant: a change that came meanwhile is not lost. */
  const write = async ({ id, refreshAt }: StaleDelivery, data: object): Promise<boolean> => {
    const { count } = await prisma.delivery.updateMany({ where: { id, refreshAt }, data });
    return count === 1;
  };
  return {
    async due(now, limit) {
      const rows = await prisma.delivery.findMany({
        where: { state: 'sent', refreshAt: { lte: now } },
        orderBy: [{ refreshAt: 'asc' }, { sentAt: 'desc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.flatMap((row) =>
        row.refreshAt && row.sentAt ? [{ ...row, refreshAt: row.refreshAt, sentAt: row.sentAt }] : [],
      );
    },
    async nextAt(after) {
      const next = await prisma.delivery.findFirst({
        where: { state: 'sent', refreshAt: { gt: after } },
        orderBy: { refreshAt: 'asc' },
        select: { refreshAt: true },
      });
      return next?.refreshAt ?? null;
    },
    async claim(stale, until) {
      return (await write(stale, { refreshAt: until })) ? { ...stale, refreshAt: until } : null;
    },
    async done(stale) {
      await write(stale, { refreshAt: null, error: '' });
    },
    async gone(stale) {
      await write(stale, { refreshAt: null, error: '', ts: '' });
    },
    async stuck(stale, code) {
      await write(stale, { refreshAt: null, error: `${NOT_REMOVED}${code}` });
    },
    async later(stale, at) {
      await write(stale, { refreshAt: at });
    },
    keepSubjects: ({ id, workspaceId }, subjects) => keepSubjects(prisma, workspaceId, id, subjects),
  };
}

/** Messages of one workspace that should have been changed or deleted and could not be: an admin has to do it by hand. */
export async function unremovedMessages(
  tx: Tx,
  workspaceId: string,
): Promise<{ readonly id: string; readonly channelId: string; readonly ts: string; readonly code: string }[]> {
  const rows = await tx.delivery.findMany({
    where: { workspaceId, state: 'sent', error: { startsWith: NOT_REMOVED } },
    select: { id: true, channelId: true, ts: true, error: true },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ error, ...row }) => ({ ...row, code: error.slice(NOT_REMOVED.length) }));
}

/** Whether messages about something that was erased still wait to be changed or deleted. */
export async function isErasing(tx: Tx, workspaceId: string): Promise<boolean> {
  const where = { workspaceId, state: 'sent', error: ERASING, refreshAt: { not: null } } as const;
  return (await tx.delivery.findFirst({ where, select: { id: true } })) !== null;
}
