import type { Tx } from '../../database.ts';
import type { StandIn, StandInAhead, Term } from './term.ts';

/** Who holds the role at present, in one workspace: a column of the members, so that every look at rights has it at hand. */
export function role(tx: Tx, workspaceId: string) {
  return {
    /** These members and nobody else. False when they held it already. */
    async give(ids: readonly string[]): Promise<boolean> {
      const held = { workspaceId, isChampion: true };
      const gone = await tx.member.updateMany({
        where: { ...held, id: { notIn: [...ids] } },
        data: { isChampion: false },
      });
      const come = await tx.member.updateMany({
        where: { workspaceId, id: { in: [...ids] }, isChampion: false },
        data: { isChampion: true },
      });
      return gone.count + come.count > 0;
    },

    /** Who stands in for the holders of these terms on days after a local date (YYYY-MM-DD), the first first. */
    async standInsAfter(
      held: readonly Pick<Term, 'number' | 'holder'>[],
      date: string,
    ): Promise<readonly StandInAhead[]> {
      const rows = await tx.termChange.findMany({
        where: {
          ...{ workspaceId, kind: 'substitute', state: 'agreed', fromDate: { gt: date } },
          OR: held.map(({ number, holder }) => ({ number, insteadOfId: holder.id })),
          doer: { isDeactivated: false, isBot: false, isStranger: false },
        },
        orderBy: [{ fromDate: 'asc' }, { id: 'asc' }],
        select: { number: true, fromDate: true, toDate: true, doer: { select: { name: true } } },
      });
      return rows.flatMap(({ doer, ...days }) => (doer === null ? [] : [{ ...days, name: doer.name }]));
    },

    /** Who stands in for the holder of a term on a local date (YYYY-MM-DD); null for nobody. */
    async standInOn({ number, holder }: Pick<Term, 'number' | 'holder'>, date: string): Promise<StandIn | null> {
      const row = await tx.termChange.findFirst({
        where: {
          ...{ workspaceId, kind: 'substitute', state: 'agreed', number, insteadOfId: holder.id },
          ...{ fromDate: { lte: date }, toDate: { gte: date } },
          doer: { isDeactivated: false, isBot: false, isStranger: false },
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: { id: true, toDate: true, doer: { select: { id: true, name: true } } },
      });
      if (!row?.doer) return null;
      return { changeId: row.id, memberId: row.doer.id, name: row.doer.name, toDate: row.toDate };
    },
  };
}
