-- Parts of a record that have readers of their own are found on their own.
DROP INDEX "SearchEntry_workspaceId_kind_subjectId_key";
ALTER TABLE "SearchEntry" ADD COLUMN "part" TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX "SearchEntry_workspaceId_kind_subjectId_part_key" ON "SearchEntry"("workspaceId", "kind", "subjectId", "part");

-- Both indexes read their text from SearchEntry. What is written there is folded already, in words with one space between
-- them (src/search/text.ts), so that both databases see the same words: everything but a space belongs to a word.
CREATE VIRTUAL TABLE "SearchWords" USING fts5(
  "text", content='SearchEntry', content_rowid='id', detail='none', prefix='2 3 4',
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
-- Look-alikes are asked of names and titles, never of long texts.
CREATE VIRTUAL TABLE "SearchTrigrams" USING fts5(
  "text", content='SearchEntry', content_rowid='id', detail='none', tokenize="trigram case_sensitive 1"
);
INSERT INTO "SearchWords" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry";
INSERT INTO "SearchTrigrams" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry" WHERE length("text") <= 200;

-- A migration that rebuilds SearchEntry drops these and has to make them again; test/search holds it to that.
CREATE TRIGGER "SearchEntry_words_insert" AFTER INSERT ON "SearchEntry" BEGIN
  INSERT INTO "SearchWords" ("rowid", "text") VALUES (new."id", new."text");
END;
CREATE TRIGGER "SearchEntry_words_delete" AFTER DELETE ON "SearchEntry" BEGIN
  INSERT INTO "SearchWords" ("SearchWords", "rowid", "text") VALUES ('delete', old."id", old."text");
END;
CREATE TRIGGER "SearchEntry_words_update" AFTER UPDATE ON "SearchEntry" BEGIN
  INSERT INTO "SearchWords" ("SearchWords", "rowid", "text") VALUES ('delete', old."id", old."text");
  INSERT INTO "SearchWords" ("rowid", "text") VALUES (new."id", new."text");
END;
CREATE TRIGGER "SearchEntry_trigrams_insert" AFTER INSERT ON "SearchEntry" WHEN length(new."text") <= 200 BEGIN
  INSERT INTO "SearchTrigrams" ("rowid", "text") VALUES (new."id", new."text");
END;
CREATE TRIGGER "SearchEntry_trigrams_delete" AFTER DELETE ON "SearchEntry" WHEN length(old."text") <= 200 BEGIN
  INSERT INTO "SearchTrigrams" ("SearchTrigrams", "rowid", "text") VALUES ('delete', old."id", old."text");
END;
CREATE TRIGGER "SearchEntry_trigrams_forget" AFTER UPDATE ON "SearchEntry" WHEN length(old."text") <= 200 BEGIN
  INSERT INTO "SearchTrigrams" ("SearchTrigrams", "rowid", "text") VALUES ('delete', old."id", old."text");
END;
CREATE TRIGGER "SearchEntry_trigrams_update" AFTER UPDATE ON "SearchEntry" WHEN length(new."text") <= 200 BEGIN
  INSERT INTO "SearchTrigrams" ("rowid", "text") VALUES (new."id", new."text");
END;
