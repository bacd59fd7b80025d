import type { Tx } from '../../database.ts';

/** Somebody who hears who waits for an owner. */
export interface TriageReader {
  readonly id: string;
  readonly slackUserId: string;
  readonly zone: string;
  readonly isGuest: boolean;
}

const READER = { id: true, slackUserId: true, zone: true, isGuest: true } as const;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Who hears of what needs an answer in one workspace, besides its triage channel. */
export function triageReaders(tx: Tx, workspaceId: string) {
  const here = { workspaceId, isDeactivated: false, isBot: false, isStranger: false } as const;
  return {
    /** Whoever holds the role of champion at present. */
    async champions(): Promise<TriageReader[]> {
      return tx.member.findMany({ where: { ...here, isChampion: true }, select: READER });
    },

    /** The hosts of the openers there are. */
    async hosts(): Promise<TriageReader[]> {
      return tx.member.findMany({ where: { ...here, hosted: { some: { removedAt: null } } }, select: READER });
    },

    async admins(): Promise<TriageReader[]> {
      return tx.member.findMany({ where: { ...here, isAdmin: true }, select: READER });
    },

    /** Whether a member is champion, host or admin, or stands in for one: who else is never asked about costs one look. */
    async mayBeOne(memberId: string): Promise<boolean> {
      const row = await tx.member.findFirst({
        where: {
          ...here,
          AND: [
            { OR: [{ id: memberId }, { standInId: memberId }] },
            { OR: [{ isAdmin: true }, { isChampion: true }, { hosted: { some: { removedAt: null } } }] },
          ],
        },
        select: { id: true },
      });
      return row !== null;
    },

    /** When the page of settings about feedback was saved last; 0 for never. */
    async chosenAt(): Promise<number> {
      const row = await tx.setting.findFirst({ where: { workspaceId, page: 'feedback' }, select: { updatedAt: true } });
      return row?.updatedAt.getTime() ?? 0;
    },

    /** Whether a card did not reach this channel in the last week. */
    async missedCard(kind: string, channelId: string, now: Date): Promise<boolean> {
      const since = new Date(now.getTime() - WEEK);
      const where = { workspaceId, kind, targetId: channelId, createdAt: { gt: since } } as const;
      const row = await tx.delivery.findFirst({
        where: {
          ...where,
          OR: [{ state: 'failed' }, { state: 'abandoned', error: { notIn: ['gone', 'newer_card'] } }],
        },
        select: { id: true },
      });
      return row !== null;
    },
  };
}
