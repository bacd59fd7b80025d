-- A word that was deleted stays in FTS5's segments until they merge, and its bytes in pages that were freed: it goes at once.
INSERT INTO "SearchWords" ("SearchWords", "rank") VALUES ('secure-delete', 1);
INSERT INTO "SearchTrigrams" ("SearchTrigrams", "rank") VALUES ('secure-delete', 1);
-- What was deleted before goes with the old segments.
INSERT INTO "SearchWords" ("SearchWords") VALUES ('optimize');
INSERT INTO "SearchTrigrams" ("SearchTrigrams") VALUES ('optimize');
