import type { Tx } from '../../database.ts';
import { type Customer, type CustomerName, matchKey, sameCustomer } from './customer.ts';

const WITH_KINDS = { include: { kinds: { orderBy: { kind: 'asc' } } } } as const;

/** A customer as the database gives it. */
export interface CustomerRow {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly kinds: readonly { readonly kind: string }[];
}

/** Database row to customer. */
export function toCustomer(row: CustomerRow): Customer {
  return { id: row.id, person: row.person, organisation: row.organisation, kinds: row.kinds.map(({ kind }) => kind) };
}

/** The customers of one workspace. */
export function customers(tx: Tx, workspaceId: string) {
  return {
    /** Everybody who may be meant by a name: a person of that name, or the organisation standing in. */
    async namedLike(name: CustomerName): Promise<Customer[]> {
      const keys = [matchKey(name.person), matchKey(name.organisation)].filter((key) => key !== '');
      const rows = await tx.customer.findMany({
        where: { workspaceId, OR: [{ personKey: { in: keys } }, { personKey: '', organisationKey: { in: keys } }] },
        ...WITH_KINDS,
      });
      return rows.map(toCustomer);
    },

    /** Finds the customer that is meant, or makes one; a kind ("" for none) is added to those it has. Returns the id. */
    async ensure(name: CustomerName, kind: string, now: Date): Promise<string> {
      const known = sameCustomer(name, await this.namedLike(name));
      const id = known?.id ?? (await this.create(name, now));
      if (kind !== '') await this.addKind(id, kind);
      return id;
    },

    async addKind(customerId: string, kind: string): Promise<void> {
      await tx.customerKind.upsert({
        where: { workspaceId_customerId_kind: { workspaceId, customerId, kind } },
        create: { workspaceId, customerId, kind },
        update: {},
      });
    },

    async create(name: CustomerName, now: Date): Promise<string> {
      const { id } = await tx.customer.create({
        data: {
          workspaceId,
          person: name.person,
          organisation: name.organisation,
          personKey: matchKey(name.person),
          organisationKey: matchKey(name.organisation),
          createdAt: now,
        },
      });
      return id;
    },

    /** Removes a customer whom no conversation and no voice names any more. */
    async removeIfUnheard(customerId: string): Promise<void> {
      await tx.customer.deleteMany({
        where: { workspaceId, id: customerId, conversations: { none: {} }, voices: { none: {} } },
      });
    },
  };
}
