-- CreateTable
CREATE TABLE "Prevention" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "causeKey" TEXT NOT NULL,
    "isOneOff" BOOLEAN NOT NULL,
    "action" TEXT NOT NULL DEFAULT '',
    "memberId" TEXT,
    "dueOn" TEXT NOT NULL DEFAULT '',
    "doneAt" DATETIME,
    "askHeldAt" DATETIME,
    "held" BOOLEAN,
    "finderId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Prevention_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Prevention_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Prevention_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Prevention_workspaceId_finderId_fkey" FOREIGN KEY ("workspaceId", "finderId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snooze" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "until" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "memberId", "conversationId"),
    CONSTRAINT "Snooze_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Snooze_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Snooze_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DayOff" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "fromDate" TEXT NOT NULL,
    "toDate" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "memberId", "fromDate"),
    CONSTRAINT "DayOff_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DayOff_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Conversation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "requestKey" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "heardOn" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "need" TEXT NOT NULL,
    "stage" TEXT,
    "audience" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "hearerId" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueAt" DATETIME,
    "answeredAt" DATETIME,
    "answer" TEXT NOT NULL DEFAULT '',
    "contentment" TEXT,
    "askContentAt" DATETIME,
    "tellsEveryone" BOOLEAN NOT NULL DEFAULT true,
    "sharedAt" DATETIME,
    "learnedAt" DATETIME,
    "closedReason" TEXT NOT NULL DEFAULT '',
    "clockFrom" DATETIME,
    "waitingSince" DATETIME,
    "waitingUntil" TEXT NOT NULL DEFAULT '',
    "externalId" TEXT,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Conversation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Conversation_workspaceId_customerId_fkey" FOREIGN KEY ("workspaceId", "customerId") REFERENCES "Customer" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Conversation_workspaceId_hearerId_fkey" FOREIGN KEY ("workspaceId", "hearerId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Conversation_workspaceId_ownerId_fkey" FOREIGN KEY ("workspaceId", "ownerId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Conversation_workspaceId_deletedById_fkey" FOREIGN KEY ("workspaceId", "deletedById") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Conversation" ("answeredAt", "audience", "createdAt", "customerId", "deletedAt", "deletedById", "dueAt", "externalId", "heardOn", "hearerId", "id", "lesson", "level", "link", "need", "number", "ownerId", "placeId", "requestKey", "source", "stage", "updatedAt", "words", "workspaceId") SELECT "answeredAt", "audience", "createdAt", "customerId", "deletedAt", "deletedById", "dueAt", "externalId", "heardOn", "hearerId", "id", "lesson", "level", "link", "need", "number", "ownerId", "placeId", "requestKey", "source", "stage", "updatedAt", "words", "workspaceId" FROM "Conversation";
DROP TABLE "Conversation";
ALTER TABLE "new_Conversation" RENAME TO "Conversation";
CREATE INDEX "Conversation_workspaceId_heardOn_idx" ON "Conversation"("workspaceId", "heardOn");
CREATE INDEX "Conversation_workspaceId_stage_createdAt_idx" ON "Conversation"("workspaceId", "stage", "createdAt");
CREATE INDEX "Conversation_workspaceId_ownerId_stage_createdAt_idx" ON "Conversation"("workspaceId", "ownerId", "stage", "createdAt");
CREATE INDEX "Conversation_workspaceId_stage_dueAt_idx" ON "Conversation"("workspaceId", "stage", "dueAt");
CREATE INDEX "Conversation_workspaceId_customerId_heardOn_idx" ON "Conversation"("workspaceId", "customerId", "heardOn");
CREATE INDEX "Conversation_workspaceId_hearerId_heardOn_idx" ON "Conversation"("workspaceId", "hearerId", "heardOn");
CREATE INDEX "Conversation_workspaceId_deletedAt_idx" ON "Conversation"("workspaceId", "deletedAt");
CREATE UNIQUE INDEX "Conversation_workspaceId_id_key" ON "Conversation"("workspaceId", "id");
CREATE UNIQUE INDEX "Conversation_workspaceId_number_key" ON "Conversation"("workspaceId", "number");
CREATE UNIQUE INDEX "Conversation_workspaceId_requestKey_key" ON "Conversation"("workspaceId", "requestKey");
CREATE UNIQUE INDEX "Conversation_workspaceId_externalId_key" ON "Conversation"("workspaceId", "externalId");
CREATE TABLE "new_ConversationEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "before" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ConversationEvent_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConversationEvent_workspaceId_actorId_fkey" FOREIGN KEY ("workspaceId", "actorId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ConversationEvent" ("act", "actorId", "at", "conversationId", "id", "workspaceId") SELECT "act", "actorId", "at", "conversationId", "id", "workspaceId" FROM "ConversationEvent";
DROP TABLE "ConversationEvent";
ALTER TABLE "new_ConversationEvent" RENAME TO "ConversationEvent";
CREATE INDEX "ConversationEvent_workspaceId_conversationId_at_idx" ON "ConversationEvent"("workspaceId", "conversationId", "at");
CREATE TABLE "new_Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "slackUserId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "isAdmin" BOOLEAN NOT NULL,
    "isGuest" BOOLEAN NOT NULL,
    "isBot" BOOLEAN NOT NULL,
    "isDeactivated" BOOLEAN NOT NULL,
    "isStranger" BOOLEAN NOT NULL,
    "tells" BOOLEAN NOT NULL DEFAULT false,
    "workStart" TEXT NOT NULL DEFAULT '',
    "workEnd" TEXT NOT NULL DEFAULT '',
    "pausedAt" DATETIME,
    "pausedUntil" TEXT NOT NULL DEFAULT '',
    "standInId" TEXT,
    "syncedAt" DATETIME NOT NULL,
    CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Member_workspaceId_standInId_fkey" FOREIGN KEY ("workspaceId", "standInId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Member" ("id", "isAdmin", "isBot", "isDeactivated", "isGuest", "isStranger", "locale", "name", "slackUserId", "syncedAt", "tells", "workspaceId", "zone") SELECT "id", "isAdmin", "isBot", "isDeactivated", "isGuest", "isStranger", "locale", "name", "slackUserId", "syncedAt", "tells", "workspaceId", "zone" FROM "Member";
DROP TABLE "Member";
ALTER TABLE "new_Member" RENAME TO "Member";
CREATE UNIQUE INDEX "Member_workspaceId_slackUserId_key" ON "Member"("workspaceId", "slackUserId");
CREATE UNIQUE INDEX "Member_workspaceId_id_key" ON "Member"("workspaceId", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Prevention_workspaceId_conversationId_idx" ON "Prevention"("workspaceId", "conversationId");

-- CreateIndex
CREATE INDEX "Prevention_workspaceId_memberId_doneAt_idx" ON "Prevention"("workspaceId", "memberId", "doneAt");

-- CreateIndex
CREATE INDEX "Prevention_workspaceId_causeKey_idx" ON "Prevention"("workspaceId", "causeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Prevention_workspaceId_id_key" ON "Prevention"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Prevention_workspaceId_requestKey_key" ON "Prevention"("workspaceId", "requestKey");



-- Clocks of what was heard before began when it was heard.
UPDATE "Conversation" SET "clockFrom" = "createdAt" WHERE "stage" IN ('new', 'assigned');
UPDATE "Conversation" SET "clockFrom" = "answeredAt" WHERE "stage" = 'answered';
