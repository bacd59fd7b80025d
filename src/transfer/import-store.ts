import type { Tx } from '../database.ts';
import type { Level, Need, Source, Stage } from '../rituals/conversations/conversation.ts';
import { type Customer, type CustomerName, matchKey } from '../rituals/conversations/customer.ts';
import { type CustomerRow, toCustomer } from '../rituals/conversations/customer-store.ts';

/** An exported record names itself so where it has no number of another system. */
export const OWN_ID = 'empty-chair:';

/** A row as it is stored. */
export interface ImportedRow {
  readonly number: number;
  readonly requestKey: string;
  readonly externalId: string | null;
  readonly customerId: string;
  readonly words: string;
  readonly lesson: string;
  readonly level: Level;
  readonly source: Source;
  readonly heardOn: string;
  readonly link: string;
  readonly need: Need;
  readonly stage: Stage | null;
  readonly audience: 'everyone' | 'confined';
  readonly placeId: string;
  readonly hearerId: string;
  readonly ownerId: string | null;
  readonly answeredAt: Date | null;
}

/** Whoever may be meant by the names of many rows. */
export interface KnownCustomers {
  /** Those of a row's person or organisation. */
  like(name: CustomerName): Customer[];
  add(customer: Customer): void;
}

/** What an import reads and writes of one workspace, a batch at a time. */
export function importStore(tx: Tx, workspaceId: string) {
  return {
    /** Which of these are there already: by the key of their row, or by their number in another system, or by ours. */
    async known(rows: readonly { readonly requestKey: string; readonly externalId: string }[]) {
      const externalIds = rows.map(({ externalId }) => externalId).filter((id) => id !== '');
      const own = externalIds.filter((id) => id.startsWith(OWN_ID)).map((id) => id.slice(OWN_ID.length));
      const found = await tx.conversation.findMany({
        where: {
          workspaceId,
          OR: [
            { requestKey: { in: rows.map(({ requestKey }) => requestKey) } },
            { externalId: { in: externalIds } },
            { id: { in: own } },
          ],
        },
        select: { id: true, requestKey: true, externalId: true },
      });
      return new Set(
        found.flatMap(({ id, requestKey, externalId }) => [requestKey, `${OWN_ID}${id}`, externalId ?? '']),
      );
    },

    async customersLike(names: readonly CustomerName[]): Promise<KnownCustomers> {
      const keys = [
        ...new Set(names.flatMap(({ person, organisation }) => [matchKey(person), matchKey(organisation)])),
      ];
      const named = keys.filter((key) => key !== '');
      const rows = await tx.customer.findMany({
        where: { workspaceId, OR: [{ personKey: { in: named } }, { personKey: '', organisationKey: { in: named } }] },
        include: { kinds: { orderBy: { kind: 'asc' } } },
      });
      return byKey(rows);
    },

    async createCustomers(fresh: readonly Customer[], now: Date): Promise<void> {
      await tx.customer.createMany({
        data: fresh.map(({ id, person, organisation }) => ({
          ...{ id, workspaceId, person, organisation, createdAt: now },
          ...{ personKey: matchKey(person), organisationKey: matchKey(organisation) },
        })),
      });
    },

    /** Only kinds that their customers do not have yet. */
    async addKinds(kinds: readonly { readonly customerId: string; readonly kind: string }[]): Promise<void> {
      await tx.customerKind.createMany({ data: kinds.map((one) => ({ workspaceId, ...one })) });
    },

    async createConversations(rows: readonly ImportedRow[], now: Date): Promise<void> {
      const created = await tx.conversation.createManyAndReturn({
        data: rows.map((row) => ({ workspaceId, ...row, createdAt: now, updatedAt: now })),
        select: { id: true, hearerId: true },
      });
      await tx.conversationEvent.createMany({
        data: created.map(({ id, hearerId }) => ({
          ...{ workspaceId, conversationId: id, at: now, actorId: hearerId, act: 'imported' },
        })),
      });
    },
  };
}

function byKey(rows: readonly CustomerRow[]): KnownCustomers {
  const known = new Map<string, Customer[]>();
  const under = (key: string): Customer[] => {
    const there = known.get(key) ?? [];
    known.set(key, there);
    return there;
  };
  const add = (customer: Customer): void => {
    under(matchKey(customer.person || customer.organisation)).push(customer);
  };
  for (const row of rows) add(toCustomer(row));
  return {
    like: ({ person, organisation }) => {
      const keys = new Set([matchKey(person), matchKey(organisation)].filter((key) => key !== ''));
      return [...keys].flatMap((key) => known.get(key) ?? []);
    },
    add,
  };
}
