import type { Tx } from '../../database.ts';
import { type Customer, type CustomerName, matchKey, sameCustomer } from './customer.ts';

const WITH_KINDS = { include: { kinds: { orderBy: { kind: 'asc' } } } } as const;

interface CustomerRow {
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
    /** Those that share the person's name, or the organisation's when there is no person. */
    async sharingName(name: CustomerName): Promise<Customer[]> {
      const personKey = matchKey(name.person);
      const where = personKey === '' ? { organisationKey: matchKey(name.organisation) } : {};
      const rows = await tx.customer.findMany({ where: { workspaceId, personKey, ...where }, ...WITH_KINDS });
      return rows.map(toCustomer);
    },

    /** Whether some customer goes by this name as a person. */
    async knowsPerson(name: string): Promise<boolean> {
      const personKey = matchKey(name);
      return personKey !== '' && (await tx.customer.findFirst({ where: { workspaceId, personKey } })) !== null;
    },

    /** Finds the customer that is meant, or makes one; the kind is added to those it has. Returns the id. */
    async ensure(name: CustomerName, kind: string, now: Date): Promise<string> {
      const known = sameCustomer(name, await this.sharingName(name));
      const id = known?.id ?? (await this.create(name, now));
      await tx.customerKind.upsert({
        where: { workspaceId_customerId_kind: { workspaceId, customerId: id, kind } },
        create: { workspaceId, customerId: id, kind },
        update: {},
      });
      return id;
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

    /** Removes a customer whom no conversation names any more. */
    async removeIfUnheard(customerId: string): Promise<void> {
      await tx.customer.deleteMany({ where: { workspaceId, id: customerId, conversations: { none: {} } } });
    },
  };
}
