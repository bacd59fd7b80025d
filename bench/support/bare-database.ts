import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { PRISMA_OPTIONS } from '../../src/database/prisma-options.ts';
import { PrismaClient as PostgresqlClient } from '../../src/generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from '../../src/generated/sqlite/client.ts';

/** Prisma as its documentation shows it, with the settings of durability, pool and patience that ours has. */
export interface BareDatabase {
  readonly prisma: SqliteClient;
  /** What a capture refers to; made at the first one, so that the start is only the connection. */
  rows(): Promise<Rows>;
}

interface Rows {
  readonly workspaceId: string;
  readonly hearerId: string;
  readonly customerId: string;
}

/** @param url of a database with our migrations applied */
export async function connectBare(url: string): Promise<BareDatabase> {
  const prisma = await clientOf(url);
  await prisma.$connect();
  let rows: Promise<Rows> | undefined;
  return {
    prisma,
    rows() {
      rows ??= createRows(prisma);
      return rows;
    },
  };
}

async function createRows(prisma: SqliteClient): Promise<Rows> {
  const now = new Date();
  const { id: workspaceId } = await prisma.workspace.create({
    data: { teamId: 'T0BARE', name: 'Bare', url: 'https://bare.slack.com/', createdAt: now },
  });
  const nothingSpecial = { isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
  const { id: hearerId } = await prisma.member.create({
    data: { ...nothingSpecial, workspaceId, slackUserId: 'U1', name: 'A', zone: 'UTC', locale: 'en-US', syncedAt: now },
  });
  const name = { person: '', organisation: 'Acme', personKey: '', organisationKey: 'acme' };
  const { id: customerId } = await prisma.customer.create({ data: { ...name, workspaceId, createdAt: now } });
  return { workspaceId, hearerId, customerId };
}

async function clientOf(url: string): Promise<SqliteClient> {
  if (!url.startsWith('file:')) {
    const adapter = new PrismaPg({ connectionString: url, max: 10 });
    // As in src/database/open-postgresql.ts: the same shape under an unrelated type.
    return new PostgresqlClient({ ...PRISMA_OPTIONS, adapter }) as unknown as SqliteClient;
  }
  const prisma = new SqliteClient({
    ...PRISMA_OPTIONS,
    adapter: new PrismaBetterSqlite3({ url: url.replace(/^file:/, '') }),
  });
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
    await prisma.$queryRawUnsafe(`PRAGMA ${pragma}`);
  }
  return prisma;
}

/** The three writes of a capture whose customer is known: the number, the record, the first line of its history. */
export async function writeCapture(database: BareDatabase, requestKey: string): Promise<void> {
  const { workspaceId, hearerId, customerId } = await database.rows();
  const now = new Date();
  await database.prisma.$transaction(async (tx) => {
    const { value: number } = await tx.counter.upsert({
      where: { workspaceId_kind: { workspaceId, kind: 'conversation' } },
      create: { workspaceId, kind: 'conversation', value: 1 },
      update: { value: { increment: 1 } },
    });
    const { id: conversationId } = await tx.conversation.create({
      data: {
        ...{ workspaceId, number, requestKey, customerId, hearerId, words: 'The export times out.', lesson: '' },
        ...{ level: 'unmet', source: 'message', heardOn: '2026-11-24', link: '', need: 'nothing_to_answer' },
        ...{ audience: 'everyone', placeId: 'C1', createdAt: now, updatedAt: now },
      },
    });
    await tx.conversationEvent.create({
      data: { workspaceId, conversationId, at: now, actorId: hearerId, act: 'heard' },
    });
  });
}
