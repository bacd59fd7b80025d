import type { Tx } from '../../database.ts';

const COUNTED = {
  createdAt: true,
  clockFrom: true,
  acknowledgedAt: true,
  decidedAt: true,
  doneAt: true,
  outcome: true,
  status: true,
  author: { select: { zone: true } },
} as const;

/** What the figures of one workspace are made of. Nobody is among them by name. */
export function ideaCounts(tx: Tx, workspaceId: string) {
  return {
    /** Ideas that were sent or done since then. */
    since: (since: Date) =>
      tx.idea.findMany({
        where: { workspaceId, OR: [{ createdAt: { gte: since } }, { doneAt: { gte: since } }] },
        select: COUNTED,
      }),

    /** Members who are neither guests nor bots nor of another team, and are still here. */
    members: (): Promise<number> =>
      tx.member.count({
        where: { workspaceId, isBot: false, isGuest: false, isStranger: false, isDeactivated: false },
      }),
  };
}
