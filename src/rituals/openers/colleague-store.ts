import type { Tx } from '../../database.ts';

/** A colleague who may be asked something. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly zone: string;
}

const MAY_BE_ASKED = { isGuest: false, isBot: false, isStranger: false, isDeactivated: false } as const;
const COLLEAGUE = { id: true, name: true, slackUserId: true, zone: true } as const;

/** A query takes so many ids. */
const PAGE = 500;

/** The people of one workspace whom an opener may ask: no guests, no bots, nobody of another team or who has left. */
export function colleagues(tx: Tx, workspaceId: string) {
  return {
    async byIds(ids: readonly string[]): Promise<Colleague[]> {
      return tx.member.findMany({
        where: { workspaceId, ...MAY_BE_ASKED, id: { in: [...ids] } },
        select: COLLEAGUE,
      });
    },

    /** Who takes turns at telling meetings more, in no particular order. */
    async tellers(): Promise<Colleague[]> {
      return tx.member.findMany({ where: { workspaceId, ...MAY_BE_ASKED, tells: true }, select: COLLEAGUE });
    },

    /** Who logged something since then, the latest first, at most `limit`. */
    async heardSince(since: Date, limit: number): Promise<Colleague[]> {
      const rows = await tx.conversation.groupBy({
        by: ['hearerId'],
        where: { workspaceId, deletedAt: null, createdAt: { gte: since }, hearer: MAY_BE_ASKED },
        _max: { createdAt: true },
        orderBy: { _max: { createdAt: 'desc' } },
        take: limit,
      });
      const found = await this.byIds(rows.map(({ hearerId }) => hearerId));
      return rows.flatMap(({ hearerId }) => found.find(({ id }) => id === hearerId) ?? []);
    },

    /** The number of what a member logged first in this stretch of time; null when that is nothing. */
    async firstLogged(
      memberId: string,
      { from, to }: { readonly from: Date; readonly to: Date },
    ): Promise<number | null> {
      const first = await tx.conversation.findFirst({
        where: { workspaceId, deletedAt: null, hearerId: memberId, createdAt: { gte: from, lt: to } },
        orderBy: { createdAt: 'asc' },
        select: { number: true },
      });
      return first?.number ?? null;
    },

    /** Which of these people (ids of Slack's) were met so far, and how many of them are guests. */
    async met(
      slackUserIds: readonly string[],
    ): Promise<{ readonly met: ReadonlySet<string>; readonly guests: number }> {
      const met = new Set<string>();
      let guests = 0;
      for (let start = 0; start < slackUserIds.length; start += PAGE) {
        const rows = await tx.member.findMany({
          where: { workspaceId, slackUserId: { in: slackUserIds.slice(start, start + PAGE) } },
          select: { slackUserId: true, isGuest: true, isDeactivated: true },
        });
        for (const { slackUserId } of rows) met.add(slackUserId);
        guests += rows.filter(({ isGuest, isDeactivated }) => isGuest && !isDeactivated).length;
      }
      return { met, guests };
    },

    /** Every zone (IANA) in which somebody lives who may be asked. */
    async zones(): Promise<string[]> {
      const rows = await tx.member.groupBy({ by: ['zone'], where: { workspaceId, ...MAY_BE_ASKED } });
      return rows.map(({ zone }) => zone);
    },
  };
}
