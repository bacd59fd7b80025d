import type { Database, Tx } from '../database.ts';

const TRIGGERS = [
  `CREATE TRIGGER "SearchEntry_words_delete" AFTER DELETE ON "SearchEntry" BEGIN
    INSERT INTO "SearchWords" ("SearchWords", "rowid", "text") VALUES ('delete', old."id", old."text");
  END`,
  `CREATE TRIGGER "SearchEntry_trigrams_delete" AFTER DELETE ON "SearchEntry" WHEN length(old."text") <= 200 BEGIN
    INSERT INTO "SearchTrigrams" ("SearchTrigrams", "rowid", "text") VALUES ('delete', old."id", old."text");
  END`,
] as const;

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
  await tx.$executeRaw`DROP TRIGGER "SearchEntry_words_delete"`;
  await tx.$executeRaw`DROP TRIGGER "SearchEntry_trigrams_delete"`;
  await remove();
  await tx.$executeRaw`INSERT INTO "SearchWords" ("SearchWords") VALUES ('delete-all')`;
  await tx.$executeRaw`INSERT INTO "SearchTrigrams" ("SearchTrigrams") VALUES ('delete-all')`;
  await tx.$executeRaw`INSERT INTO "SearchWords" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry"`;
  await tx.$executeRaw`INSERT INTO "SearchTrigrams" ("rowid", "text")
    SELECT "id", "text" FROM "SearchEntry" WHERE length("text") <= 200`;
  for (const trigger of TRIGGERS) await tx.$executeRawUnsafe(trigger);
}
