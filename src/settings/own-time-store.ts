import type { Tx } from '../database.ts';
import type { DaySpan } from '../schedule/working-hours.ts';

/** What one member of a workspace has said about when they work. */
export function ownTime(tx: Tx, workspaceId: string, memberId: string) {
  const where = { workspaceId_id: { workspaceId, id: memberId } };
  return {
    /** Their stand-in while they are paused; null for nobody. */
    async standIn(): Promise<{ readonly id: string; readonly name: string; readonly slackUserId: string } | null> {
      const { standIn } = await tx.member.findUniqueOrThrow({
        where,
        select: { standIn: { select: { id: true, name: true, slackUserId: true } } },
      });
      return standIn;
    },

    /** @param until local date (YYYY-MM-DD) on which they are back */
    async pause(until: string, standInId: string | null, now: Date): Promise<void> {
      await tx.member.update({ where, data: { pausedAt: now, pausedUntil: until, standInId } });
    },

    /** False when they were not paused. */
    async resume(): Promise<boolean> {
      const changed = await tx.member.updateMany({
        where: { workspaceId, id: memberId, pausedAt: { not: null } },
        data: { pausedAt: null, pausedUntil: '', standInId: null },
      });
      return changed.count === 1;
    },

    /** @param workStart and workEnd HH:MM; both "" for the workspace's */
    async setHours(workStart: string, workEnd: string): Promise<void> {
      await tx.member.update({ where, data: { workStart, workEnd } });
    },

    /** @param holidays a country or region by its code; "" for the workspace's */
    async setHolidays(holidays: string): Promise<void> {
      await tx.member.update({ where, data: { holidays } });
    },

    /** These days off and no others. */
    async setDaysOff(spans: readonly DaySpan[]): Promise<void> {
      await tx.dayOff.deleteMany({ where: { workspaceId, memberId } });
      await tx.dayOff.createMany({
        data: spans.map(({ fromDate, toDate }) => ({ workspaceId, memberId, fromDate, toDate })),
      });
    },
  };
}
