import { Prisma } from '../generated/sqlite/client.ts';
import type { SearchDialect } from './search.ts';

/** PostgreSQL's tsvector for words with their beginnings, and pg_trgm for groups of three letters. */
export const searchOnPostgresql: SearchDialect = {
  // As the index has it, word for word: only then the planner knows it again.
  words: (workspaceId, kind, { words, areWhole }, and, limit) => Prisma.sql`
    SELECT e."subjectId", e."part", e."text" FROM "SearchEntry" AS e
    WHERE array_to_tsvector(string_to_array(e."text", ' ')) @@ CAST(${words.map((word) => `'${word}'${areWhole ? '' : ':*'}`).join(' & ')} AS tsquery)
      AND e."workspaceId" = ${workspaceId} AND e."kind" = ${kind} AND ${and}
    ORDER BY e."id" DESC LIMIT ${limit}`,

  alike: (workspaceId, kind, text, limit) => Prisma.sql`
    SELECT e."subjectId", e."part", e."text" FROM "SearchEntry" AS e
    WHERE e."text" % ${text} AND length(e."text") <= 200
      AND e."workspaceId" = ${workspaceId} AND e."kind" = ${kind}
    ORDER BY similarity(e."text", ${text}) DESC, e."id" LIMIT ${limit}`,

  // Fenced off twice: the planner would rather read the newest entries one by one until enough of them fit, and then all ideas.
  sharing: (workspaceId, kind, anyOf, and, { looked, limit }) => Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT "id", "subjectId", "part", "text" FROM "SearchEntry"
      WHERE array_to_tsvector(string_to_array("text", ' ')) @@ CAST(${anyOf.map((words) => `(${words.map((word) => `'${word}'`).join(' & ')})`).join(' | ')} AS tsquery)
        AND "workspaceId" = ${workspaceId} AND "kind" = ${kind}),
    e AS MATERIALIZED (SELECT * FROM found ORDER BY "id" DESC LIMIT ${looked})
    SELECT e."subjectId", e."part", e."text" FROM e WHERE ${and}
    ORDER BY e."id" DESC LIMIT ${limit}`,
};
