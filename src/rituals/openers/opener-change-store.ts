import type { Tx } from '../../database.ts';
import type { SeriesException } from '../../schedule/series.ts';
import type { Opener } from './opener.ts';

/** What the forms of an opener change. */
export type OpenerChange = Partial<
  Omit<Opener, 'id' | 'host' | 'removedAt' | 'exceptions' | 'revision' | 'pausedAt' | 'pausedUntil'>
>;

/** Changes to one workspace's openers, inside the transaction that holds the opener. */
export function openerChanges(tx: Tx, workspaceId: string) {
  return {
    /** Writes what a form says, as the next revision. */
    async edit(id: string, { levels, kinds, ...change }: OpenerChange): Promise<void> {
      const lists = {
        ...(levels ? { levels: JSON.stringify(levels) } : {}),
        ...(kinds ? { kinds: JSON.stringify(kinds) } : {}),
      };
      await tx.opener.updateMany({
        where: { workspaceId, id },
        data: { ...change, ...lists, revision: { increment: 1 } },
      });
    },

    /** @param pausedAt null to go on. @param pausedUntil local date; "" until somebody resumes it */
    async pause(id: string, pausedAt: Date | null, pausedUntil: string): Promise<void> {
      await tx.opener.updateMany({ where: { workspaceId, id }, data: { pausedAt, pausedUntil } });
    },

    async handOver(id: string, hostId: string): Promise<void> {
      await tx.opener.updateMany({ where: { workspaceId, id }, data: { hostId, revision: { increment: 1 } } });
    },

    /** One of its meetings is skipped, or moved, from now on; whatever was decided about it before. */
    async except(openerId: string, { date, ...what }: SeriesException, memberId: string, at: Date): Promise<void> {
      await tx.openerException.upsert({
        where: { workspaceId_openerId_date: { workspaceId, openerId, date } },
        create: { workspaceId, openerId, date, ...what, memberId, at },
        update: { ...what, memberId, at },
      });
    },

    /** The meeting takes place as its rule says; false when it did already. */
    async unexcept(openerId: string, date: string): Promise<boolean> {
      const { count } = await tx.openerException.deleteMany({ where: { workspaceId, openerId, date } });
      return count > 0;
    },
  };
}
