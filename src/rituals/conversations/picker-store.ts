import type { Person } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import type { Display } from '../../settings/settings.ts';
import { type Customer, type CustomerName, matchKey } from './customer.ts';
import { CALLED, toCustomer } from './customer-store.ts';
import { namedExactly, namedWith } from './shown-name-store.ts';

/**
 * The customers of one workspace as far as one person may know of them: those of whom they may read something.
 * @param display the workspace's, where what is not shown of a name is to find nobody; null for whoever writes a name down
 */
export function picker(tx: Tx, workspaceId: string, viewer: Person, display: Display | null = null) {
  const known = knownTo(workspaceId, viewer);
  return {
    /** Those of whom every typed word is a part of their names, folded; the latest heard first. Nothing typed: all. */
    async find(typed: string, limit: number, page = 0): Promise<Customer[]> {
      const words = matchKey(typed)
        .split(/[\s,]+/u)
        .filter((word) => word !== '');
      const rows = await tx.customer.findMany({
        where: { ...known, AND: words.map((word) => namedWith(word, display)) },
        orderBy: [{ lastHeardOn: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
        skip: page * limit,
        take: limit,
        ...CALLED,
      });
      return rows.map(toCustomer);
    },

    /** Somebody of exactly this name, or of the names of those merged into them. */
    async called(name: CustomerName): Promise<Customer[]> {
      const is = { personKey: matchKey(name.person), organisationKey: matchKey(name.organisation) };
      const rows = await tx.customer.findMany({
        where: { ...known, AND: [namedExactly(is, display)] },
        ...CALLED,
      });
      return rows.map(toCustomer);
    },

    /** Somebody by id; null when they are gone, or none of this person's business. */
    async byId(customerId: string): Promise<Customer | null> {
      const asked = await tx.customer.findFirst({ where: { workspaceId, id: customerId }, select: { rootId: true } });
      const row = await tx.customer.findFirst({ where: { ...known, id: asked?.rootId ?? customerId }, ...CALLED });
      return row && toCustomer(row);
    },
  };
}

/** Customers of whom one person may read something; whoever was merged counts as whom they were merged into. */
export function knownTo(workspaceId: string, viewer: Person) {
  const may = readableBy(viewer);
  const knownOf = {
    OR: [
      { conversations: { some: { deletedAt: null, OR: [...may, { ownerId: viewer.memberId }] } } },
      { voices: { some: { OR: may, conversation: { deletedAt: null, OR: [...may, { ownerId: viewer.memberId }] } } } },
    ],
  };
  return { workspaceId, rootId: null, OR: [knownOf, { standsFor: { some: knownOf } }] };
}

/** The columns that decide who may read a record or a voice, as the rule of `maySee` has it for one person alone. */
export function readableBy(viewer: Person) {
  const own = { hearerId: viewer.memberId };
  if (viewer.isStranger) return [{ id: { in: [] } }];
  if (viewer.isGuest) return [own];
  return [
    own,
    { audience: 'everyone' as const },
    { audience: 'confined' as const, placeId: { in: [...viewer.channelIds] } },
  ];
}

/** The channels that confined records and voices came from. */
export async function confinedPlaces(tx: Tx, workspaceId: string): Promise<string[]> {
  const where = { workspaceId, audience: 'confined', placeId: { not: '' } } as const;
  const select = { placeId: true } as const;
  const said = await tx.conversation.findMany({ where, select, distinct: ['placeId'] });
  const added = await tx.voice.findMany({ where, select, distinct: ['placeId'] });
  return [...new Set([...said, ...added].map(({ placeId }) => placeId))];
}
