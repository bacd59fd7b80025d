import type { Database, Tx } from '../database.ts';

/**
 * Removes all records of a kind from the index. SQLite's full-text indexes overwrite what they forget word by word, which
 * takes minutes for a hundred thousand entries: there they are emptied, and filled again with what stays.
 */
export async function clearIndex(
  tx: Tx,
  provider: Database['provider'],
  workspaceId: string,
  kind: string,
): Promise<void> {
  const remove = () => tx.searchEntry.deleteMany({ where: { workspaceId, kind } });
  if (provider === 'postgresql') {
    await remove();
    return;
  }
  // As the migrations made them, so that they come back as they were.
  const triggers = await tx.$queryRaw<{ name: string; sql: string }[]>`
    SELECT "name", "sql" FROM "sqlite_master"
    WHERE "type" = 'trigger' AND "tbl_name" = 'SearchEntry' AND "sql" LIKE '%AFTER DELETE%'`;
  for (const { name } of triggers) await tx.$executeRawUnsafe(`DROP TRIGGER "${name}"`);
  await remove();
  await tx.$executeRaw`INSERT INTO "SearchWords" ("SearchWords") VALUES ('delete-all')`;
  await tx.$executeRaw`INSERT INTO "SearchTrigrams" ("SearchTrigrams") VALUES ('delete-all')`;
  await tx.$executeRaw`INSERT INTO "SearchWords" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry"`;
  await tx.$executeRaw`INSERT INTO "SearchTrigrams" ("rowid", "text")
    SELECT "id", "text" FROM "SearchEntry" WHERE length("text") <= 200`;
  for (const { sql } of triggers) await tx.$executeRawUnsafe(sql);
}
