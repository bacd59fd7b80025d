import { z } from 'zod';
import { type Database, Prisma } from '../../src/database.ts';

const Names = z.array(z.object({ name: z.string() }));

/** All that stands in any table, as text: what is nowhere in it is kept nowhere. Indexes hold what their tables hold. */
export async function allTables({ prisma, provider }: Database): Promise<string> {
  const listed =
    provider === 'sqlite'
      ? Prisma.sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'Search%\_%' ESCAPE '\\'`
      : Prisma.sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`;
  const names = Names.parse(await prisma.$queryRaw(listed));
  const contents: string[] = [];
  for (const { name } of names) {
    const rows: unknown = await prisma.$queryRaw(Prisma.sql`SELECT * FROM ${Prisma.raw(`"${name}"`)}`);
    contents.push(
      `${name} ${JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
    );
  }
  return contents.join('\n');
}
