import type { Person } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { piecesOf } from '../../search/alike.ts';
import type { Kept } from './alike.ts';
import type { Customer, CustomerName } from './customer.ts';
import { CALLED, toCustomer } from './customer-store.ts';
import { knownTo } from './picker-store.ts';

/** How many are compared letter by letter; the latest heard come first. */
const MOST_COMPARED = 300;

const NAMED = {
  createdAt: true,
  customer: { select: { id: true, person: true, organisation: true, createdAt: true } },
} as const;

/** Customers of one workspace who are worth comparing with somebody new. */
export function nearby(tx: Tx, workspaceId: string) {
  return {
    /** Who was made with this, or by an edit of it; null when its customer was known before, or is somebody else by now. */
    async madeWith({ kind, id: keptId }: Kept): Promise<(CustomerName & { readonly id: string }) | null> {
      const kept = { where: { workspaceId, id: keptId, customer: { rootId: null } }, select: NAMED };
      const row = kind === 'voice' ? await tx.voice.findFirst(kept) : await tx.conversation.findFirst(kept);
      if (row === null || row.customer.createdAt < row.createdAt) return null;
      const { id, person, organisation } = row.customer;
      return { id, person, organisation };
    },

    /** Those this person may know of whose names have a piece in common with this one. */
    async of(fresh: CustomerName & { readonly id: string }, viewer: Person): Promise<Customer[]> {
      const pieces = [...new Set([...piecesOf(fresh.person), ...piecesOf(fresh.organisation)])];
      const has = pieces.flatMap((piece) => [
        { personKey: { contains: piece } },
        { organisationKey: { contains: piece } },
      ]);
      const rows = await tx.customer.findMany({
        where: {
          ...knownTo(workspaceId, viewer),
          id: { not: fresh.id },
          AND: [{ OR: [...has, { standsFor: { some: { OR: has } } }] }],
        },
        orderBy: [{ lastHeardOn: 'desc' }, { id: 'desc' }],
        take: MOST_COMPARED,
        ...CALLED,
      });
      return rows.map(toCustomer);
    },
  };
}
