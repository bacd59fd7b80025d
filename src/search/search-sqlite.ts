import { Prisma } from '../generated/sqlite/client.ts';
import type { SearchDialect } from './search.ts';

/** SQLite's FTS5: an index of words with their beginnings, and one of groups of three letters. */
export const searchOnSqlite: SearchDialect = {
  // The plus keeps the other indexes out: the full-text index is read from its newest row on, and each row looked up.
  words: (workspaceId, kind, { words, areWhole }, and, limit) => Prisma.sql`
    SELECT e."subjectId", e."part", e."text" FROM "SearchWords" AS w
    CROSS JOIN "SearchEntry" AS e ON e."id" = w."rowid"
    WHERE "SearchWords" MATCH ${words.map((word) => `"${word}"${areWhole ? '' : '*'}`).join(' AND ')}
      AND +e."workspaceId" = ${workspaceId} AND +e."kind" = ${kind} AND ${and}
    ORDER BY w."rowid" DESC LIMIT ${limit}`,

  alike: (workspaceId, kind, text, limit) => Prisma.sql`
    SELECT e."subjectId", e."part", e."text" FROM "SearchTrigrams" AS t
    CROSS JOIN "SearchEntry" AS e ON e."id" = t."rowid"
    WHERE "SearchTrigrams" MATCH ${trigramsOf(text)}
      AND +e."workspaceId" = ${workspaceId} AND +e."kind" = ${kind}
    ORDER BY bm25("SearchTrigrams") LIMIT ${limit}`,

  sharing: (workspaceId, kind, anyOf, and, { looked, limit }) => Prisma.sql`
    SELECT e."subjectId", e."part", e."text" FROM (
      SELECT e."id", e."subjectId", e."part", e."text" FROM "SearchWords" AS w
      CROSS JOIN "SearchEntry" AS e ON e."id" = w."rowid"
      WHERE "SearchWords" MATCH ${anyOf.map((words) => `(${words.map((word) => `"${word}"`).join(' AND ')})`).join(' OR ')}
        AND +e."workspaceId" = ${workspaceId} AND +e."kind" = ${kind}
      ORDER BY w."rowid" DESC LIMIT ${looked}
    ) AS e WHERE ${and}
    ORDER BY e."id" DESC LIMIT ${limit}`,
};

/** FTS5 keeps groups of three letters only: a shorter text has none, and finds nothing. */
function trigramsOf(text: string): string {
  const letters = [...text];
  const groups = letters.slice(0, -2).map((_letter, i) => letters.slice(i, i + 3).join(''));
  return [...new Set(groups)].map((group) => `"${group}"`).join(' OR ') || '""';
}
