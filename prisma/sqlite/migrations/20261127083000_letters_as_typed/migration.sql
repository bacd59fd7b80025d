-- Letters that are typed otherwise by whoever has no key for them (src/search/fold.ts): keys made before they were folded,
-- too, and the index with whatever holds one of them. Which is written anew when the bot starts.
UPDATE "Customer" SET "personKey" = replace("personKey", 'ø', 'o'), "organisationKey" = replace("organisationKey", 'ø', 'o') WHERE "personKey" LIKE '%ø%' OR "organisationKey" LIKE '%ø%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ł', 'l'), "organisationKey" = replace("organisationKey", 'ł', 'l') WHERE "personKey" LIKE '%ł%' OR "organisationKey" LIKE '%ł%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'đ', 'd'), "organisationKey" = replace("organisationKey", 'đ', 'd') WHERE "personKey" LIKE '%đ%' OR "organisationKey" LIKE '%đ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ð', 'd'), "organisationKey" = replace("organisationKey", 'ð', 'd') WHERE "personKey" LIKE '%ð%' OR "organisationKey" LIKE '%ð%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ħ', 'h'), "organisationKey" = replace("organisationKey", 'ħ', 'h') WHERE "personKey" LIKE '%ħ%' OR "organisationKey" LIKE '%ħ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ŧ', 't'), "organisationKey" = replace("organisationKey", 'ŧ', 't') WHERE "personKey" LIKE '%ŧ%' OR "organisationKey" LIKE '%ŧ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ŋ', 'n'), "organisationKey" = replace("organisationKey", 'ŋ', 'n') WHERE "personKey" LIKE '%ŋ%' OR "organisationKey" LIKE '%ŋ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'æ', 'ae'), "organisationKey" = replace("organisationKey", 'æ', 'ae') WHERE "personKey" LIKE '%æ%' OR "organisationKey" LIKE '%æ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'œ', 'oe'), "organisationKey" = replace("organisationKey", 'œ', 'oe') WHERE "personKey" LIKE '%œ%' OR "organisationKey" LIKE '%œ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'þ', 'th'), "organisationKey" = replace("organisationKey", 'þ', 'th') WHERE "personKey" LIKE '%þ%' OR "organisationKey" LIKE '%þ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ɓ', 'b'), "organisationKey" = replace("organisationKey", 'ɓ', 'b') WHERE "personKey" LIKE '%ɓ%' OR "organisationKey" LIKE '%ɓ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ɗ', 'd'), "organisationKey" = replace("organisationKey", 'ɗ', 'd') WHERE "personKey" LIKE '%ɗ%' OR "organisationKey" LIKE '%ɗ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ƙ', 'k'), "organisationKey" = replace("organisationKey", 'ƙ', 'k') WHERE "personKey" LIKE '%ƙ%' OR "organisationKey" LIKE '%ƙ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ƴ', 'y'), "organisationKey" = replace("organisationKey", 'ƴ', 'y') WHERE "personKey" LIKE '%ƴ%' OR "organisationKey" LIKE '%ƴ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ɛ', 'e'), "organisationKey" = replace("organisationKey", 'ɛ', 'e') WHERE "personKey" LIKE '%ɛ%' OR "organisationKey" LIKE '%ɛ%';
UPDATE "Customer" SET "personKey" = replace("personKey", 'ɔ', 'o'), "organisationKey" = replace("organisationKey", 'ɔ', 'o') WHERE "personKey" LIKE '%ɔ%' OR "organisationKey" LIKE '%ɔ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ø', 'o') WHERE "causeKey" LIKE '%ø%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ł', 'l') WHERE "causeKey" LIKE '%ł%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'đ', 'd') WHERE "causeKey" LIKE '%đ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ð', 'd') WHERE "causeKey" LIKE '%ð%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ħ', 'h') WHERE "causeKey" LIKE '%ħ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ŧ', 't') WHERE "causeKey" LIKE '%ŧ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ŋ', 'n') WHERE "causeKey" LIKE '%ŋ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'æ', 'ae') WHERE "causeKey" LIKE '%æ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'œ', 'oe') WHERE "causeKey" LIKE '%œ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'þ', 'th') WHERE "causeKey" LIKE '%þ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ɓ', 'b') WHERE "causeKey" LIKE '%ɓ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ɗ', 'd') WHERE "causeKey" LIKE '%ɗ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ƙ', 'k') WHERE "causeKey" LIKE '%ƙ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ƴ', 'y') WHERE "causeKey" LIKE '%ƴ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ɛ', 'e') WHERE "causeKey" LIKE '%ɛ%';
UPDATE "Prevention" SET "causeKey" = replace("causeKey", 'ɔ', 'o') WHERE "causeKey" LIKE '%ɔ%';

-- Row by row, the full-text indexes would take minutes to forget a hundred thousand entries: they are emptied and filled again.
DROP TRIGGER "SearchEntry_words_delete";
DROP TRIGGER "SearchEntry_trigrams_delete";
DELETE FROM "SearchEntry" WHERE ("workspaceId", "subjectId") IN (
  SELECT "workspaceId", "subjectId" FROM "SearchEntry"
  WHERE "text" LIKE '%ø%' OR "text" LIKE '%ł%' OR "text" LIKE '%đ%' OR "text" LIKE '%ð%'
    OR "text" LIKE '%ħ%' OR "text" LIKE '%ŧ%' OR "text" LIKE '%ŋ%' OR "text" LIKE '%æ%'
    OR "text" LIKE '%œ%' OR "text" LIKE '%þ%' OR "text" LIKE '%ɓ%' OR "text" LIKE '%ɗ%'
    OR "text" LIKE '%ƙ%' OR "text" LIKE '%ƴ%' OR "text" LIKE '%ɛ%' OR "text" LIKE '%ɔ%'
);

-- What was imported before its customer's name was hidden in the index, too, is found by that name until it is written anew.
DELETE FROM "SearchEntry" WHERE "kind" = 'conversation' AND EXISTS (
  SELECT 1 FROM "Conversation" AS c
  JOIN "Workspace" AS w ON w."id" = c."workspaceId"
  JOIN "Customer" AS k ON k."workspaceId" = c."workspaceId" AND k."id" = c."customerId"
  WHERE c."workspaceId" = "SearchEntry"."workspaceId" AND c."id" = "SearchEntry"."subjectId" AND c."requestKey" LIKE 'import:%'
    AND (w."display" <> 'full_name' OR k."display" <> 'full_name' OR EXISTS (
      SELECT 1 FROM "Customer" AS g
      WHERE g."workspaceId" = k."workspaceId" AND g."display" <> 'full_name'
        AND (g."id" = k."rootId" OR g."rootId" = k."rootId" OR g."rootId" = k."id"))));

INSERT INTO "SearchWords" ("SearchWords") VALUES ('delete-all');
INSERT INTO "SearchTrigrams" ("SearchTrigrams") VALUES ('delete-all');
INSERT INTO "SearchWords" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry";
INSERT INTO "SearchTrigrams" ("rowid", "text") SELECT "id", "text" FROM "SearchEntry" WHERE length("text") <= 200;
CREATE TRIGGER "SearchEntry_words_delete" AFTER DELETE ON "SearchEntry" BEGIN
  INSERT INTO "SearchWords" ("SearchWords", "rowid", "text") VALUES ('delete', old."id", old."text");
END;
CREATE TRIGGER "SearchEntry_trigrams_delete" AFTER DELETE ON "SearchEntry" WHEN length(old."text") <= 200 BEGIN
  INSERT INTO "SearchTrigrams" ("SearchTrigrams", "rowid", "text") VALUES ('delete', old."id", old."text");
END;
