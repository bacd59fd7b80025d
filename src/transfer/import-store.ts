import { bulkInsert, textsIn } from '../database/bulk-insert.ts';
import { orderedId } from '../database/ordered-id.ts';
import type { Provider, Tx } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Level, Need, Source, Stage } from '../rituals/conversations/conversation.ts';
import { type Customer, type CustomerName, matchKey } from '../rituals/conversations/customer.ts';
import { SEARCHED_AS, shownNames } from '../rituals/conversations/search-store.ts';
import { searchable } from '../search/text.ts';

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
  readonly clockFrom: Date | null;
  readonly dueAt: Date | null;
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
      const texts = textsIn(provider, named);
      const lookFor = (where: Prisma.Sql) => tx.$queryRaw<CustomerWithKind[]>`
        SELECT c."id", c."person", c."organisation", k."kind"
        FROM "Customer" AS c
        LEFT JOIN "CustomerKind" AS k ON k."workspaceId" = c."workspaceId" AND k."customerId" = c."id"
        WHERE c."workspaceId" = ${workspaceId} AND ${where}`;
      // Two queries, an index each: of an OR of both, SQLite makes a walk through all customers.
      const rows = [
        ...(await lookFor(Prisma.sql`c."personKey" IN ${texts}`)),
        ...(await lookFor(Prisma.sql`c."organisationKey" IN ${texts} AND c."personKey" = ''`)),
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

    /** Their customers are there, with their kinds: it is these that what they said is searched by, as they are shown. */
    async createConversations(rows: readonly ImportedRow[], now: Date): Promise<void> {
      const created = rows.map((row) => ({
        ...{ id: orderedId(now, row.number), workspaceId, ...row, createdAt: now, updatedAt: now },
      }));
      await bulkInsert(tx, provider, 'Conversation', created);
      const events = created.map(({ id, number, hearerId }) => ({
        ...{ id: orderedId(now, number), workspaceId, conversationId: id, at: now, actorId: hearerId, act: 'imported' },
      }));
      await bulkInsert(tx, provider, 'ConversationEvent', events);
      const names = await shownNames(tx, workspaceId, [...new Set(rows.map(({ customerId }) => customerId))]);
      const entries = created.map(({ id, customerId, words, lesson }) => ({
        ...{ workspaceId, kind: SEARCHED_AS, subjectId: id, part: '' },
        text: searchable(names.get(customerId) ?? '', words, lesson),
      }));
      await bulkInsert(tx, provider, 'SearchEntry', entries);
      await this.keepLastHeard(rows);
    },

    /** Raises the day on which each of their customers was last heard, and of whom they were merged into. */
    async keepLastHeard(rows: readonly Pick<ImportedRow, 'customerId'>[]): Promise<void> {
      const ids = textsIn(provider, [...new Set(rows.map(({ customerId }) => customerId))]);
      // Grouped once for the batch: a subquery for each customer is what PostgreSQL reads whole tables for, as long as it
      // has no statistics about a table that is just being filled.
      await tx.$executeRaw`UPDATE "Customer" SET "lastHeardOn" = n."latest"
        FROM (SELECT h."customerId", MAX(h."heardOn") AS "latest" FROM "Conversation" AS h
          WHERE h."workspaceId" = ${workspaceId} AND h."customerId" IN ${ids} AND h."deletedAt" IS NULL
          GROUP BY h."customerId") AS n
        WHERE "Customer"."workspaceId" = ${workspaceId} AND "Customer"."id" = n."customerId"
          AND "Customer"."lastHeardOn" < n."latest"`;
      await tx.$executeRaw`UPDATE "Customer" SET "lastHeardOn" = n."latest"
        FROM (SELECT m."rootId", MAX(m."lastHeardOn") AS "latest" FROM "Customer" AS m
          WHERE m."workspaceId" = ${workspaceId} AND m."rootId" IN (
            SELECT k."rootId" FROM "Customer" AS k
            WHERE k."workspaceId" = ${workspaceId} AND k."id" IN ${ids} AND k."rootId" IS NOT NULL)
          GROUP BY m."rootId") AS n
        WHERE "Customer"."workspaceId" = ${workspaceId} AND "Customer"."id" = n."rootId"
          AND "Customer"."lastHeardOn" < n."latest"`;
    },
  };
}

interface CustomerWithKind {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  /** A row for each of them; null when there is none. */
  readonly kind: string | null;
}

function byKey(rows: readonly CustomerWithKind[]): KnownCustomers {
  const known = new Map<string, Known[]>();
  const add = (customer: Known): void => {
    const key = matchKey(customer.person || customer.organisation);
    known.set(key, [...(known.get(key) ?? []), customer]);
  };
  const byId = new Map<string, CustomerWithKind[]>();
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  for (const [first, ...others] of byId.values()) {
    if (first === undefined) continue;
    const { id, person, organisation } = first;
    const kinds = [first, ...others].flatMap(({ kind }) => kind ?? []);
    add({ id, person, organisation, kinds });
  }
  return {
    like: ({ person, organisation }) => {
      const keys = new Set([matchKey(person), matchKey(organisation)].filter((key) => key !== ''));
      return [...keys].flatMap((key) => known.get(key) ?? []);
    },
    add,
  };
}
