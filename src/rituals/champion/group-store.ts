import type { Tx } from '../../database.ts';
import { GROUP_TROUBLES, type GroupState } from './group.ts';

/** The name, in the schedule, of looking after the user group; its subject is Slack's id of the group. */
export const GROUP = 'champion.group';

/** How a user group was looked after, in one workspace. */
export function groupLooks(tx: Tx, workspaceId: string) {
  return {
    /** What came of it the last time; null before the first. */
    async last(groupId: string): Promise<GroupState | null> {
      const row = await tx.occurrence.findFirst({
        where: { workspaceId, kind: GROUP, subjectId: groupId, state: { in: ['posted', 'failed'] } },
        orderBy: [{ settledAt: 'desc' }, { id: 'desc' }],
      });
      if (row === null) return null;
      const at = row.settledAt ?? row.nominalAt;
      if (row.state === 'posted') return { kind: 'kept', at };
      return { kind: 'trouble', trouble: GROUP_TROUBLES.find((one) => one === row.reason) ?? 'refused', at };
    },

    /** Slack ids of whoever holds the role, or stands in for them, sorted. */
    async wanted(): Promise<string[]> {
      const rows = await tx.member.findMany({
        where: { workspaceId, isChampion: true, isDeactivated: false },
        orderBy: { slackUserId: 'asc' },
        select: { slackUserId: true },
      });
      return rows.map(({ slackUserId }) => slackUserId);
    },
  };
}
