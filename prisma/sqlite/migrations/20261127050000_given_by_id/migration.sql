-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ConversationEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "toId" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "before" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ConversationEvent_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConversationEvent_workspaceId_actorId_fkey" FOREIGN KEY ("workspaceId", "actorId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ConversationEvent_workspaceId_toId_fkey" FOREIGN KEY ("workspaceId", "toId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ConversationEvent" ("act", "actorId", "at", "before", "conversationId", "detail", "id", "workspaceId") SELECT "act", "actorId", "at", "before", "conversationId", "detail", "id", "workspaceId" FROM "ConversationEvent";
DROP TABLE "ConversationEvent";
ALTER TABLE "new_ConversationEvent" RENAME TO "ConversationEvent";
CREATE INDEX "ConversationEvent_workspaceId_conversationId_at_idx" ON "ConversationEvent"("workspaceId", "conversationId", "at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Whom a record was given to is kept by id. Before, it stood in the detail by name: "Mikko", "Mikko: knows them well". A name
-- that two people have, or nobody has any more, says no longer who was meant; it goes all the same.
UPDATE "ConversationEvent" SET "toId" = (
  SELECT CASE WHEN count(*) = 1 THEN min("Member"."id") END FROM "Member"
  WHERE "Member"."workspaceId" = "ConversationEvent"."workspaceId" AND "Member"."name" =
    CASE WHEN instr("ConversationEvent"."detail", ': ') > 0 THEN substr("ConversationEvent"."detail", 1, instr("ConversationEvent"."detail", ': ') - 1) ELSE "ConversationEvent"."detail" END
) WHERE "act" = 'assigned';
UPDATE "ConversationEvent" SET "detail" = CASE WHEN instr("detail", ': ') > 0 THEN substr("detail", instr("detail", ': ') + 2) ELSE '' END WHERE "act" = 'assigned';
