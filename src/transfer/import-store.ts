import { bulkInsert } from '../database/bulk-insert.ts';
import { orderedId } from '../database/ordered-id.ts';
import type { Provider, Tx } from '../database.ts';
import type { Level, Need, Source, Stage } from '../rituals/conversations/conversation.ts';
import { type Customer, type CustomerName, matchKey } from '../rituals/conversations/customer.ts';

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

/** A customer as far as an import looks at one. */
export type Known = Pick<Customer, 'id' | 'person' | 'organisation' | 'kinds'>;

/** Whoever may be meant by the names of many rows. */
export interface KnownCustomers {
  /** Those of a row's person or organisation. */
  like(name: CustomerName): Known[];
  add(customer: Known): void;
}

/** What an import reads and writes of one workspace, a batch at a time. */
export function importStore(tx: Tx, provider: Provider, workspaceId: string) {
  return {
    /** Which of these are there already: by the key of their row, or by their number in another system, or by ours. */
    async known(rows: readonly { readonly requestKey: string; readonly externalId: string }[]) {
      const externalIds = rows.map(({ externalId }) => externalId).filter((id) => id !== '');
      const own = externalIds.filter((id) => id.startsWith(OWN_ID)).map((id) => id.slice(OWN_ID.length));
      const lookFor = (where: object) =>
        tx.conversation.findMany({
          where: { workspaceId, ...where },
          select: { id: true, requestKey: true, externalId: true },
        });
      // One list a query: Prisma splits a long one, but not two.
      const found = [
        ...(await lookFor({ requestKey: { in: rows.map(({ requestKey }) => requestKey) } })),
        ...(externalIds.length > 0 ? await lookFor({ externalId: { in: externalIds } }) : []),
        ...(own.length > 0 ? await lookFor({ id: { in: own } }) : []),
      ];
      return new Set(
        found.flatMap(({ id, requestKey, externalId }) => [requestKey, `${OWN_ID}${id}`, externalId ?? '']),
      );
    },

    async customersLike(names: readonly CustomerName[]): Promise<KnownCustomers> {
      const keys = [
        ...new Set(names.flatMap(({ person, organisation }) => [matchKey(person), matchKey(organisation)])),
      ];
      const named = keys.filter((key) => key !== '');
      const lookFor = (where: object) =>
        tx.customer.findMany({
          where: { workspaceId, ...where },
          select: { id: true, person: true, organisation: true, kinds: { select: { kind: true } } },
        });
      const rows = [
        ...(await lookFor({ personKey: { in: named } })),
        ...(await lookFor({ personKey: '', organisationKey: { in: named } })),
      ];
      return byKey(rows);
    },

    async createCustomers(fresh: readonly Known[], now: Date): Promise<void> {
      const rows = fresh.map(({ id, person, organisation }) => ({
        ...{ id, workspaceId, person, organisation, createdAt: now },
        ...{ personKey: matchKey(person), organisationKey: matchKey(organisation) },
      }));
      await bulkInsert(tx, provider, 'Customer', rows);
    },

    /** Only kinds that their customers do not have yet. */
    async addKinds(kinds: readonly { readonly customerId: string; readonly kind: string }[]): Promise<void> {
      const rows = kinds.map((one) => ({ workspaceId, ...one }));
      await bulkInsert(tx, provider, 'CustomerKind', rows);
    },

    async createConversations(rows: readonly ImportedRow[], now: Date): Promise<void> {
      const created = rows.map((row) => ({
        ...{ id: orderedId(now, row.number), workspaceId, ...row, createdAt: now, updatedAt: now },
      }));
      await bulkInsert(tx, provider, 'Conversation', created);
      const events = created.map(({ id, number, hearerId }) => ({
        ...{ id: orderedId(now, number), workspaceId, conversationId: id, at: now, actorId: hearerId, act: 'imported' },
      }));
      await bulkInsert(tx, provider, 'ConversationEvent', events);
    },
  };
}

function byKey(
  rows: readonly (Omit<Known, 'kinds'> & { readonly kinds: readonly { readonly kind: string }[] })[],
): KnownCustomers {
  const known = new Map<string, Known[]>();
  const add = (customer: Known): void => {
    const key = matchKey(customer.person || customer.organisation);
    known.set(key, [...(known.get(key) ?? []), customer]);
  };
  for (const row of rows) add({ ...row, kinds: row.kinds.map(({ kind }) => kind) });
  return {
    like: ({ person, organisation }) => {
      const keys = new Set([matchKey(person), matchKey(organisation)].filter((key) => key !== ''));
      return [...keys].flatMap((key) => known.get(key) ?? []);
    },
    add,
  };
}
