import type { Tx } from '../../database.ts';
import type { ChangeState, TermChange, Wish } from './change.ts';
import type { Agreement } from './rotation-facts.ts';
import { daysLater } from './term-dates.ts';

const NAMED = { select: { id: true, name: true } };
/** Further back nobody’s latest term is. */
const MOST_GIVEN_ON = 20;
const SHOWN = { asker: NAMED, doer: NAMED, insteadOf: NAMED };

/** What was asked for and agreed about the terms of one workspace. */
export function changes(tx: Tx, workspaceId: string) {
  return {
    async byId(id: string): Promise<TermChange | null> {
      return tx.termChange.findFirst({ where: { workspaceId, id }, include: SHOWN });
    },

    async byRequest(requestKey: string): Promise<TermChange | null> {
      return tx.termChange.findFirst({ where: { workspaceId, requestKey }, include: SHOWN });
    },

    async create(
      wish: Wish,
      by: { readonly askerId: string; readonly requestKey: string; readonly state: ChangeState },
      now: Date,
    ): Promise<string> {
      const { id } = await tx.termChange.create({ data: { workspaceId, ...wish, ...by, at: now } });
      return id;
    },

    /** Compare-and-set: false when it does not stand so any more. */
    async move(id: string, from: ChangeState, to: ChangeState, now: Date): Promise<boolean> {
      const { count } = await tx.termChange.updateMany({
        where: { workspaceId, id, state: from },
        data: { state: to, answeredAt: now },
      });
      return count === 1;
    },

    /** From a local date on nobody stands in any more for whoever held a term. Gives the ids of those that end. */
    async endSubstitutes(number: number, today: string, now: Date): Promise<string[]> {
      const rows = await tx.termChange.findMany({
        where: { workspaceId, number, kind: 'substitute', state: { in: ['asked', 'agreed'] }, toDate: { gte: today } },
      });
      for (const { id, state, fromDate } of rows) {
        const hasBegun = state === 'agreed' && fromDate < today;
        const end = hasBegun ? { toDate: daysLater(today, -1) } : { state: 'undone' as const, answeredAt: now };
        await tx.termChange.update({ where: { id }, data: end });
      }
      return rows.map(({ id }) => id);
    },

    /** All that was agreed about who holds a term from its start on, in the order in which it was asked for. */
    async agreements(): Promise<Agreement[]> {
      const rows = await tx.termChange.findMany({
        where: { workspaceId, state: 'agreed' },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.flatMap(({ kind, fromDate: startsOn, at, answeredAt, ...row }) =>
        kind === 'hand_over' || kind === 'substitute' ? [] : [{ ...row, kind, startsOn, agreedAt: answeredAt ?? at }],
      );
    },

    /** Who said that they can’t hold this term, or handed it over. */
    async unableFor(number: number): Promise<Set<string>> {
      const kind = { in: ['skip' as const, 'hand_over' as const] };
      const rows = await tx.termChange.findMany({
        where: { workspaceId, state: 'agreed', number, kind },
        select: { insteadOfId: true },
      });
      return new Set(rows.map(({ insteadOfId }) => insteadOfId));
    },

    /** The numbers of the terms that somebody gave on to another, or that were set for another in their place; the latest first. */
    async givenOnBy(memberId: string): Promise<number[]> {
      const kind = { in: ['hand_over' as const, 'set_by_hand' as const] };
      const rows = await tx.termChange.findMany({
        where: { workspaceId, insteadOfId: memberId, state: 'agreed', kind },
        orderBy: { number: 'desc' },
        take: MOST_GIVEN_ON,
        select: { number: true },
      });
      return rows.map(({ number }) => number);
    },

    async setNote(id: string, note: string): Promise<void> {
      await tx.termChange.updateMany({ where: { workspaceId, id }, data: { note } });
    },

    /** What holds about these terms, in the order in which it was agreed. */
    async of(numbers: readonly number[]): Promise<TermChange[]> {
      const about = { in: [...numbers] };
      return tx.termChange.findMany({
        where: { workspaceId, state: 'agreed', OR: [{ number: about }, { otherNumber: about }] },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: SHOWN,
      });
    },
  };
}
