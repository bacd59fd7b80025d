import { z } from 'zod';
import { type Database, Prisma } from '../../src/database.ts';

const Rows = z.array(z.unknown());
const Names = z.array(z.object({ name: z.string() }));

/** Every row of every table, as text, with its table's name before it. Indexes hold what their tables hold. */
export async function allRows({ prisma, provider }: Database): Promise<string[]> {
  const listed =
    provider === 'sqlite'
      ? Prisma.sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'Search%\_%' ESCAPE '\\'`
      : Prisma.sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`;
  const names = Names.parse(await prisma.$queryRaw(listed));
  const contents: string[] = [];
  for (const { name } of names) {
    const rows = Rows.parse(await prisma.$queryRaw(Prisma.sql`SELECT * FROM ${Prisma.raw(`"${name}"`)}`));
    for (const row of rows) contents.push(`${name} ${textOf(row)}`);
  }
  return contents;
}

/** All that stands in any table, as text: what is nowhere in it is kept nowhere. */
export async function allTables(db: Database): Promise<string> {
  return (await allRows(db)).join('\n');
}

function textOf(row: unknown): string {
  return JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
