import type { Tx } from '../../database.ts';
import type { Entry } from './entry.ts';
import type { PoolMember } from './pool.ts';

/** Those of one workspace who have agreed to be champion in turn. */
export function championPool(tx: Tx, workspaceId: string) {
  return {
    async has(memberId: string): Promise<boolean> {
      return (await tx.championPoolMember.count({ where: { workspaceId, memberId } })) > 0;
    },

    /** Twice is once. */
    async join(memberId: string, entry: Entry, now: Date): Promise<void> {
      const { creditedEnd, creditedTerms } = entry;
      await tx.championPoolMember.upsert({
        where: { workspaceId_memberId: { workspaceId, memberId } },
        create: { workspaceId, memberId, joinedAt: now, creditedEnd, creditedTerms },
        update: { memberId },
      });
    },

    /** False when they were not in it. */
    async leave(memberId: string): Promise<boolean> {
      const { count } = await tx.championPoolMember.deleteMany({ where: { workspaceId, memberId } });
      return count > 0;
    },

    /** Everybody in it, the first to agree first. @param guestsMay whether guests count as fit */
    async all(guestsMay: boolean): Promise<PoolMember[]> {
      const rows = await tx.championPoolMember.findMany({
        where: { workspaceId },
        orderBy: [{ joinedAt: 'asc' }, { memberId: 'asc' }],
        select: { memberId: true, joinedAt: true, member: true },
      });
      return rows.map(({ memberId, joinedAt, member }) => ({
        ...{ memberId, joinedAt, name: member.name, slackUserId: member.slackUserId },
        isFit: !member.isDeactivated && !member.isBot && !member.isStranger && (guestsMay || !member.isGuest),
      }));
    },
  };
}
