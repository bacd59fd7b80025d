import { z } from 'zod';
import { Prisma, type Tx } from '../../database.ts';
import { type Conversation, LEVELS } from './conversation.ts';

/** The meeting that is chosen for. */
export interface ForMeeting {
  /** The opener's id. */
  readonly id: string;
  readonly channelId: string;
  /** Levels and kinds of customers it wants; empty for all. */
  readonly levels: readonly string[];
  readonly kinds: readonly string[];
}

/** What is looked at when conversations are chosen for a meeting. */
export type Showable = Pick<Conversation, 'id' | 'number' | 'heardOn' | 'level' | 'hearerId'> & {
  /** As one with all who were merged with them. */
  readonly customer: Pick<Conversation['customer'], 'id' | 'kinds'>;
  /** Not answered yet, and let go by its owner for this meeting. */
  readonly isReleased: boolean;
};

const Rows = z.array(
  z.object({
    ...{ id: z.string(), number: z.coerce.number(), heardOn: z.string(), level: z.enum(LEVELS) },
    ...{ hearerId: z.string(), stage: z.string().nullable(), customerId: z.string() },
  }),
);

/**
 * Dealt with or released, heard since a local date (YYYY-MM-DD), not shown to this opener, and allowed to stand in its
 * channel as far as the columns tell: the newest of each level, so that no number of bad news hides the good, newest
 * first. Only what a choice looks at: many meetings may begin at one minute.
 */
export async function showableTo(
  tx: Tx,
  workspaceId: string,
  meeting: ForMeeting,
  heardSince: string,
  ofEachLevel: number,
): Promise<Showable[]> {
  const found = Rows.parse(
    await tx.$queryRaw(Prisma.sql`
      SELECT n."id", n."number", n."heardOn", n."level", n."hearerId", n."stage",
        COALESCE(cu."rootId", cu."id") AS "customerId"
      FROM (
        SELECT c."id", c."customerId", c."number", c."heardOn", c."hearerId",
          CAST(c."level" AS TEXT) AS "level", CAST(c."stage" AS TEXT) AS "stage",
          row_number() OVER (PARTITION BY c."level" ORDER BY c."heardOn" DESC, c."number" DESC) AS "place"
        FROM "Conversation" AS c
        WHERE c."workspaceId" = ${workspaceId} AND c."heardOn" >= ${heardSince} AND c."deletedAt" IS NULL
          AND ${mayStandIn(workspaceId, meeting)} AND ${isWantedBy(workspaceId, meeting)}
      ) AS n
      JOIN "Customer" AS cu ON cu."workspaceId" = ${workspaceId} AND cu."id" = n."customerId"
      WHERE n."place" <= ${ofEachLevel}
      ORDER BY n."heardOn" DESC, n."number" DESC`),
  );
  const kinds = await kindsOf(tx, workspaceId, [...new Set(found.map(({ customerId }) => customerId))]);
  return found.map(({ customerId, stage, ...row }) => ({
    ...row,
    customer: { id: customerId, kinds: kinds.get(customerId) ?? [] },
    isReleased: stage === 'assigned',
  }));
}

/** Over c: what its audience and its stage allow there, and was not shown there yet. */
function mayStandIn(workspaceId: string, { id: openerId, channelId }: ForMeeting): Prisma.Sql {
  const ofThis = Prisma.sql`r."workspaceId" = ${workspaceId} AND r."openerId" = ${openerId} AND r."conversationId" = c."id"`;
  return Prisma.sql`(c."audience" = 'everyone' OR c."placeId" = ${channelId})
    AND (c."stage" IS NULL OR c."stage" IN ('answered', 'shared', 'learned')
      OR (c."stage" = 'assigned' AND EXISTS (SELECT 1 FROM "Release" AS r WHERE ${ofThis})))
    AND NOT EXISTS (SELECT 1 FROM "Showing" AS r WHERE ${ofThis})`;
}

/** Over c: of the levels and kinds that the meeting wants. */
function isWantedBy(workspaceId: string, { levels, kinds }: ForMeeting): Prisma.Sql {
  const wanted = LEVELS.filter((level) => levels.includes(level));
  const ofLevel =
    wanted.length === 0 ? Prisma.sql`1 = 1` : Prisma.sql`CAST(c."level" AS TEXT) IN (${Prisma.join(wanted)})`;
  if (kinds.length === 0) return ofLevel;
  // Asked once, not for every row: the customers of these kinds, as whom they stand for.
  return Prisma.sql`${ofLevel} AND (
    SELECT COALESCE(cu."rootId", cu."id") FROM "Customer" AS cu
    WHERE cu."workspaceId" = ${workspaceId} AND cu."id" = c."customerId"
  ) IN (
    SELECT COALESCE(cu."rootId", cu."id") FROM "CustomerKind" AS k
    JOIN "Customer" AS cu ON cu."workspaceId" = k."workspaceId" AND cu."id" = k."customerId"
    WHERE k."workspaceId" = ${workspaceId} AND k."kind" IN (${Prisma.join(kinds)}))`;
}

/** The kinds of each of these, with those of all who were merged into them. */
async function kindsOf(
  tx: Tx,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const among = { in: [...rootIds] };
  const rows = await tx.customer.findMany({
    where: { workspaceId, OR: [{ id: among }, { rootId: among }] },
    select: { id: true, rootId: true, kinds: { select: { kind: true } } },
  });
  const kinds = new Map<string, Set<string>>();
  for (const { id, rootId, kinds: own } of rows) {
    const all = kinds.get(rootId ?? id) ?? new Set();
    for (const { kind } of own) all.add(kind);
    kinds.set(rootId ?? id, all);
  }
  return new Map([...kinds].map(([id, all]) => [id, [...all].sort()]));
}
