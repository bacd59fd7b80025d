import type { Tx } from '../../database.ts';

/** Somebody who is told what waits for a decision. */
export interface ReviewReader {
  readonly id: string;
  readonly slackUserId: string;
}

const SHOWN = { id: true, slackUserId: true } as const;
const STILL_HERE = { isBot: false, isStranger: false, isDeactivated: false } as const;

/** The people of one workspace who review ideas. */
export function reviewReaders(tx: Tx, workspaceId: string) {
  return {
    /** Of the named ones those who are still here. */
    async named(slackUserIds: readonly string[]): Promise<ReviewReader[]> {
      return tx.member.findMany({
        where: { workspaceId, slackUserId: { in: [...slackUserIds] }, ...STILL_HERE },
        select: SHOWN,
        orderBy: { id: 'asc' },
      });
    },

    async isHere(id: string): Promise<boolean> {
      return (await tx.member.count({ where: { workspaceId, id, ...STILL_HERE } })) === 1;
    },

    async champions(): Promise<ReviewReader[]> {
      return tx.member.findMany({
        where: { workspaceId, isChampion: true, ...STILL_HERE },
        select: SHOWN,
        orderBy: { id: 'asc' },
      });
    },

    async admins(): Promise<ReviewReader[]> {
      return tx.member.findMany({
        where: { workspaceId, isAdmin: true, ...STILL_HERE },
        select: SHOWN,
        orderBy: { id: 'asc' },
      });
    },
  };
}

/** How colleagues are called, by id. */
export async function colleagueNames(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.member.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By which ids Slack knows these colleagues. */
export async function colleagueIds(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { slackUserId: true },
  });
  return rows.map(({ slackUserId }) => slackUserId);
}
