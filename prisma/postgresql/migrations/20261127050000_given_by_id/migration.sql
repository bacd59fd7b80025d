-- AlterTable
ALTER TABLE "ConversationEvent" ADD COLUMN     "toId" TEXT;

-- AddForeignKey
ALTER TABLE "ConversationEvent" ADD CONSTRAINT "ConversationEvent_workspaceId_toId_fkey" FOREIGN KEY ("workspaceId", "toId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whom a record was given to is kept by id. Before, it stood in the detail by name: "Mikko", "Mikko: knows them well". A name
-- that two people have, or nobody has any more, says no longer who was meant; it goes all the same.
UPDATE "ConversationEvent" SET "toId" = (
  SELECT CASE WHEN count(*) = 1 THEN min("Member"."id") END FROM "Member"
  WHERE "Member"."workspaceId" = "ConversationEvent"."workspaceId" AND "Member"."name" =
    CASE WHEN strpos("ConversationEvent"."detail", ': ') > 0 THEN substr("ConversationEvent"."detail", 1, strpos("ConversationEvent"."detail", ': ') - 1) ELSE "ConversationEvent"."detail" END
) WHERE "act" = 'assigned';
UPDATE "ConversationEvent" SET "detail" = CASE WHEN strpos("detail", ': ') > 0 THEN substr("detail", strpos("detail", ': ') + 2) ELSE '' END WHERE "act" = 'assigned';
