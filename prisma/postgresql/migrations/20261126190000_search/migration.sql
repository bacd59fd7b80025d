-- A trusted extension: whoever may create in the database may make it. src/database/migrate-postgresql.ts says in words what to do otherwise.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Parts of a record that have readers of their own are found on their own.
DROP INDEX "SearchEntry_workspaceId_kind_subjectId_key";
ALTER TABLE "SearchEntry" ADD COLUMN "part" TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX "SearchEntry_workspaceId_kind_subjectId_part_key" ON "SearchEntry"("workspaceId", "kind", "subjectId", "part");

-- What is written there is folded already, in words with one space between them (src/search/text.ts), so that both
-- databases see the same words. PostgreSQL's own parser would cut them by the rules of the server's locale.
CREATE INDEX "SearchEntry_words_idx" ON "SearchEntry" USING GIN (array_to_tsvector(string_to_array("text", ' ')));
-- Look-alikes are asked of names and titles, never of long texts.
CREATE INDEX "SearchEntry_trigrams_idx" ON "SearchEntry" USING GIN ("text" gin_trgm_ops) WHERE length("text") <= 200;
