-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_IdeaLink" (
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "memberId" TEXT,
    "requestKey" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "told" TEXT,
    "toldAt" DATETIME,

    PRIMARY KEY ("workspaceId", "ideaId", "conversationId"),
    CONSTRAINT "IdeaLink_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IdeaLink_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IdeaLink_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IdeaLink_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_IdeaLink" ("at", "conversationId", "ideaId", "memberId", "told", "toldAt", "workspaceId") SELECT "at", "conversationId", "ideaId", "memberId", "told", "toldAt", "workspaceId" FROM "IdeaLink";
DROP TABLE "IdeaLink";
ALTER TABLE "new_IdeaLink" RENAME TO "IdeaLink";
CREATE INDEX "IdeaLink_workspaceId_conversationId_idx" ON "IdeaLink"("workspaceId", "conversationId");
CREATE INDEX "IdeaLink_workspaceId_told_idx" ON "IdeaLink"("workspaceId", "told");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
