import type { Person } from '../../access/audience.ts';
import type { Prisma, Tx } from '../../database.ts';
import { ofKind } from './browse-store.ts';
import { CALLED, toCustomer } from './customer-store.ts';
import { knownTo } from './picker-store.ts';
import type { QuietCustomer, QuietQuery } from './quiet.ts';

/**
 * The customers of one workspace whom nobody has heard from, as far as one person may know of them. The day counts all that
 * was heard, also what this person may not read: somebody who talked yesterday in another channel is not silent.
 */
export function quietCustomers(tx: Tx, workspaceId: string, reader: Person) {
  const where = ({ lastHeardBy, kinds }: QuietQuery): Prisma.CustomerWhereInput => ({
    ...knownTo(workspaceId, reader),
    lastHeardOn: { gt: '', lte: lastHeardBy },
    ...(kinds === null ? {} : { AND: [ofKind(kinds)] }),
  });
  return {
    count: (query: QuietQuery): Promise<number> => tx.customer.count({ where: where(query) }),

    /** The longest silent first. */
    async page(query: QuietQuery, skip: number, take: number): Promise<QuietCustomer[]> {
      const rows = await tx.customer.findMany({
        where: where(query),
        orderBy: [{ lastHeardOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
        ...{ skip, take },
        include: { ...CALLED.include, contact: { select: { name: true } } },
      });
      return rows.map((row) => ({
        customer: toCustomer(row),
        contact: row.contact?.name ?? '',
        heardOn: row.lastHeardOn,
      }));
    },
  };
}
