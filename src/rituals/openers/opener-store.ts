import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Opener } from './opener.ts';

const HOST = { id: true, name: true, slackUserId: true, zone: true, isDeactivated: true } as const;
const EXCEPTION = { date: true, kind: true, movedDate: true, movedTime: true } as const;
const WHOLE = { host: { select: HOST }, exceptions: { select: EXCEPTION, orderBy: { date: 'asc' } } } as const;

export interface NewOpener extends Omit<Opener, 'id' | 'host' | 'removedAt'> {
  readonly requestKey: string;
  readonly hostId: string;
}

/** The openers of one workspace and what they have shown. */
export function openers(tx: Tx, workspaceId: string) {
  return {
    /** Removed ones too: their posts and notices still refer to them. */
    async byId(id: string): Promise<Opener | null> {
      const row = await tx.opener.findFirst({ where: { workspaceId, id }, include: WHOLE });
      return row && toOpener(row);
    },

    async byRequest(requestKey: string): Promise<Opener | null> {
      const row = await tx.opener.findFirst({ where: { workspaceId, requestKey }, include: WHOLE });
      return row && toOpener(row);
    },

    /** All that stand, by channel and name. */
    async standing(): Promise<Opener[]> {
      const rows = await tx.opener.findMany({
        where: { workspaceId, removedAt: null },
        include: WHOLE,
        orderBy: [{ channelName: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toOpener);
    },

    async create({ levels, kinds, exceptions: _none, ...opener }: NewOpener, now: Date): Promise<string> {
      const lists = { levels: JSON.stringify(levels), kinds: JSON.stringify(kinds) };
      const data = { workspaceId, ...opener, ...lists, createdAt: now };
      const { id } = await tx.opener.create({ data, select: { id: true } });
      return id;
    },

    /** Holds the opener until the transaction ends: what replicas do with it stands in a queue. */
    async lock(id: string): Promise<void> {
      await tx.opener.updateMany({ where: { workspaceId, id }, data: { id } });
    },

    /** Compare-and-set: false when it was removed already. */
    async remove(id: string, now: Date): Promise<boolean> {
      const { count } = await tx.opener.updateMany({
        where: { workspaceId, id, removedAt: null },
        data: { removedAt: now },
      });
      return count === 1;
    },

    async markShown(
      openerId: string,
      occurrenceId: string,
      conversationIds: readonly string[],
      at: Date,
    ): Promise<void> {
      await tx.showing.createMany({
        data: conversationIds.map((conversationId) => ({ workspaceId, openerId, conversationId, occurrenceId, at })),
      });
    },

    /** What did not reach the channel after all may be shown another time. */
    async unmarkShown(occurrenceIds: readonly string[]): Promise<void> {
      await tx.showing.deleteMany({ where: { workspaceId, occurrenceId: { in: [...occurrenceIds] } } });
    },

    /** The same for some of what one meeting was to hear. */
    async unmarkSome(occurrenceId: string, conversationIds: readonly string[]): Promise<void> {
      await tx.showing.deleteMany({
        where: { workspaceId, occurrenceId, conversationId: { in: [...conversationIds] } },
      });
    },
  };
}

const StoredList = z.array(z.string());

type OpenerRow = Omit<Opener, 'levels' | 'kinds'> & { readonly levels: string; readonly kinds: string };

function toOpener({ levels, kinds, ...row }: OpenerRow): Opener {
  return { ...row, levels: StoredList.parse(JSON.parse(levels)), kinds: StoredList.parse(JSON.parse(kinds)) };
}
