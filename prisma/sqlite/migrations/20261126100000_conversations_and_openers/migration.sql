-- CreateTable
CREATE TABLE "Setting" (
    "workspaceId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "page"),
    CONSTRAINT "Setting_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Voice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "heardOn" TEXT NOT NULL,
    "hearerId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Voice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Voice_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Voice_workspaceId_customerId_fkey" FOREIGN KEY ("workspaceId", "customerId") REFERENCES "Customer" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Voice_workspaceId_hearerId_fkey" FOREIGN KEY ("workspaceId", "hearerId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Lesson_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Lesson_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Lesson_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Release" (
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "conversationId", "openerId"),
    CONSTRAINT "Release_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Release_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Release_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Release_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OpenerException" (
    "workspaceId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "movedDate" TEXT NOT NULL DEFAULT '',
    "movedTime" TEXT NOT NULL DEFAULT '',
    "memberId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "openerId", "date"),
    CONSTRAINT "OpenerException_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OpenerException_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OpenerException_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Telling" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "meetingAt" DATETIME NOT NULL,
    "memberId" TEXT NOT NULL,
    "conversationId" TEXT,
    "state" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    CONSTRAINT "Telling_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Telling_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Telling_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Telling_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mute" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "memberId", "kind"),
    CONSTRAINT "Mute_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Mute_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaptureChannel" (
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "channelId"),
    CONSTRAINT "CaptureChannel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaptureChannel_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "SearchEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliverySubject" (
    "workspaceId" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "deliveryId", "kind", "subjectId"),
    CONSTRAINT "DeliverySubject_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DeliverySubject_workspaceId_deliveryId_fkey" FOREIGN KEY ("workspaceId", "deliveryId") REFERENCES "Delivery" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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
INSERT INTO "new_Conversation" ("answeredAt", "audience", "createdAt", "customerId", "dueAt", "heardOn", "hearerId", "id", "lesson", "level", "link", "need", "number", "ownerId", "placeId", "requestKey", "source", "stage", "updatedAt", "words", "workspaceId") SELECT "answeredAt", "audience", "createdAt", "customerId", "dueAt", "heardOn", "hearerId", "id", "lesson", "level", "link", "need", "number", "ownerId", "placeId", "requestKey", "source", "stage", "updatedAt", "words", "workspaceId" FROM "Conversation";
DROP TABLE "Conversation";
ALTER TABLE "new_Conversation" RENAME TO "Conversation";
CREATE INDEX "Conversation_workspaceId_heardOn_idx" ON "Conversation"("workspaceId", "heardOn");
CREATE INDEX "Conversation_workspaceId_stage_createdAt_idx" ON "Conversation"("workspaceId", "stage", "createdAt");
CREATE INDEX "Conversation_workspaceId_customerId_heardOn_idx" ON "Conversation"("workspaceId", "customerId", "heardOn");
CREATE INDEX "Conversation_workspaceId_hearerId_heardOn_idx" ON "Conversation"("workspaceId", "hearerId", "heardOn");
CREATE INDEX "Conversation_workspaceId_deletedAt_idx" ON "Conversation"("workspaceId", "deletedAt");
CREATE UNIQUE INDEX "Conversation_workspaceId_id_key" ON "Conversation"("workspaceId", "id");
CREATE UNIQUE INDEX "Conversation_workspaceId_number_key" ON "Conversation"("workspaceId", "number");
CREATE UNIQUE INDEX "Conversation_workspaceId_requestKey_key" ON "Conversation"("workspaceId", "requestKey");
CREATE UNIQUE INDEX "Conversation_workspaceId_externalId_key" ON "Conversation"("workspaceId", "externalId");
CREATE TABLE "new_Customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "organisationKey" TEXT NOT NULL,
    "contactId" TEXT,
    "likes" TEXT NOT NULL DEFAULT '',
    "display" TEXT,
    "lastHeardOn" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" TEXT,
    "mergedAt" DATETIME,
    "mergedById" TEXT,
    "rootId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Customer_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Customer_workspaceId_contactId_fkey" FOREIGN KEY ("workspaceId", "contactId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Customer_workspaceId_mergedById_fkey" FOREIGN KEY ("workspaceId", "mergedById") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Customer_workspaceId_mergedIntoId_fkey" FOREIGN KEY ("workspaceId", "mergedIntoId") REFERENCES "Customer" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Customer_workspaceId_rootId_fkey" FOREIGN KEY ("workspaceId", "rootId") REFERENCES "Customer" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Customer" ("contactId", "createdAt", "id", "organisation", "organisationKey", "person", "personKey", "workspaceId") SELECT "contactId", "createdAt", "id", "organisation", "organisationKey", "person", "personKey", "workspaceId" FROM "Customer";
DROP TABLE "Customer";
ALTER TABLE "new_Customer" RENAME TO "Customer";
CREATE INDEX "Customer_workspaceId_personKey_idx" ON "Customer"("workspaceId", "personKey");
CREATE INDEX "Customer_workspaceId_organisationKey_idx" ON "Customer"("workspaceId", "organisationKey");
CREATE INDEX "Customer_workspaceId_rootId_idx" ON "Customer"("workspaceId", "rootId");
CREATE INDEX "Customer_workspaceId_mergedIntoId_idx" ON "Customer"("workspaceId", "mergedIntoId");
CREATE INDEX "Customer_workspaceId_lastHeardOn_idx" ON "Customer"("workspaceId", "lastHeardOn");
CREATE UNIQUE INDEX "Customer_workspaceId_id_key" ON "Customer"("workspaceId", "id");
CREATE TABLE "new_Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "requestedAt" DATETIME,
    "sentAt" DATETIME,
    "channelId" TEXT NOT NULL DEFAULT '',
    "ts" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL DEFAULT '',
    "threadTs" TEXT NOT NULL DEFAULT '',
    "refreshAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Delivery_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Delivery" ("attempt", "channelId", "createdAt", "dedupeKey", "dueAt", "error", "expiresAt", "id", "kind", "notBefore", "requestedAt", "sentAt", "state", "subject", "targetId", "ts", "workspaceId") SELECT "attempt", "channelId", "createdAt", "dedupeKey", "dueAt", "error", "expiresAt", "id", "kind", "notBefore", "requestedAt", "sentAt", "state", "subject", "targetId", "ts", "workspaceId" FROM "Delivery";
DROP TABLE "Delivery";
ALTER TABLE "new_Delivery" RENAME TO "Delivery";
CREATE INDEX "Delivery_state_notBefore_idx" ON "Delivery"("state", "notBefore");
CREATE INDEX "Delivery_refreshAt_idx" ON "Delivery"("refreshAt");
CREATE INDEX "Delivery_workspaceId_kind_targetId_idx" ON "Delivery"("workspaceId", "kind", "targetId");
CREATE UNIQUE INDEX "Delivery_workspaceId_dedupeKey_key" ON "Delivery"("workspaceId", "dedupeKey");
CREATE UNIQUE INDEX "Delivery_workspaceId_id_key" ON "Delivery"("workspaceId", "id");
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
    "syncedAt" DATETIME NOT NULL,
    CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Member" ("id", "isAdmin", "isBot", "isDeactivated", "isGuest", "isStranger", "locale", "name", "slackUserId", "syncedAt", "workspaceId", "zone") SELECT "id", "isAdmin", "isBot", "isDeactivated", "isGuest", "isStranger", "locale", "name", "slackUserId", "syncedAt", "workspaceId", "zone" FROM "Member";
DROP TABLE "Member";
ALTER TABLE "new_Member" RENAME TO "Member";
CREATE UNIQUE INDEX "Member_workspaceId_slackUserId_key" ON "Member"("workspaceId", "slackUserId");
CREATE UNIQUE INDEX "Member_workspaceId_id_key" ON "Member"("workspaceId", "id");
CREATE TABLE "new_Opener" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "channelName" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hostId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "wallTime" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "leadMinutes" INTEGER NOT NULL,
    "lengthMinutes" INTEGER NOT NULL,
    "mostShown" INTEGER NOT NULL DEFAULT 3,
    "levels" TEXT NOT NULL DEFAULT '[]',
    "kinds" TEXT NOT NULL DEFAULT '[]',
    "holidayCountry" TEXT NOT NULL DEFAULT '',
    "holidayRegion" TEXT NOT NULL DEFAULT '',
    "onHoliday" TEXT NOT NULL DEFAULT 'meet',
    "pausedAt" DATETIME,
    "pausedUntil" TEXT NOT NULL DEFAULT '',
    "asksForStories" BOOLEAN NOT NULL DEFAULT true,
    "asksForLesson" BOOLEAN NOT NULL DEFAULT false,
    "channelSeen" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Opener_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Opener_workspaceId_hostId_fkey" FOREIGN KEY ("workspaceId", "hostId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Opener" ("channelId", "channelName", "createdAt", "hostId", "id", "leadMinutes", "lengthMinutes", "name", "removedAt", "requestKey", "rule", "startsOn", "wallTime", "workspaceId", "zone") SELECT "channelId", "channelName", "createdAt", "hostId", "id", "leadMinutes", "lengthMinutes", "name", "removedAt", "requestKey", "rule", "startsOn", "wallTime", "workspaceId", "zone" FROM "Opener";
DROP TABLE "Opener";
ALTER TABLE "new_Opener" RENAME TO "Opener";
CREATE INDEX "Opener_workspaceId_channelId_idx" ON "Opener"("workspaceId", "channelId");
CREATE UNIQUE INDEX "Opener_workspaceId_id_key" ON "Opener"("workspaceId", "id");
CREATE UNIQUE INDEX "Opener_workspaceId_requestKey_key" ON "Opener"("workspaceId", "requestKey");
CREATE TABLE "new_Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enterpriseId" TEXT NOT NULL DEFAULT '',
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "display" TEXT NOT NULL DEFAULT 'full_name',
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Workspace" ("createdAt", "enterpriseId", "id", "name", "teamId", "url") SELECT "createdAt", "enterpriseId", "id", "name", "teamId", "url" FROM "Workspace";
DROP TABLE "Workspace";
ALTER TABLE "new_Workspace" RENAME TO "Workspace";
CREATE UNIQUE INDEX "Workspace_enterpriseId_teamId_key" ON "Workspace"("enterpriseId", "teamId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Voice_workspaceId_conversationId_heardOn_idx" ON "Voice"("workspaceId", "conversationId", "heardOn");

-- CreateIndex
CREATE INDEX "Voice_workspaceId_customerId_heardOn_idx" ON "Voice"("workspaceId", "customerId", "heardOn");

-- CreateIndex
CREATE UNIQUE INDEX "Voice_workspaceId_id_key" ON "Voice"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Voice_workspaceId_requestKey_key" ON "Voice"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "Lesson_workspaceId_conversationId_at_idx" ON "Lesson"("workspaceId", "conversationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_workspaceId_requestKey_key" ON "Lesson"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "Release_workspaceId_openerId_idx" ON "Release"("workspaceId", "openerId");

-- CreateIndex
CREATE INDEX "Telling_workspaceId_memberId_askedAt_idx" ON "Telling"("workspaceId", "memberId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Telling_workspaceId_openerId_meetingAt_memberId_key" ON "Telling"("workspaceId", "openerId", "meetingAt", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_workspaceId_kind_subjectId_key" ON "SearchEntry"("workspaceId", "kind", "subjectId");

-- CreateIndex
CREATE INDEX "DeliverySubject_workspaceId_kind_subjectId_idx" ON "DeliverySubject"("workspaceId", "kind", "subjectId");



-- Customers who were heard before this column was there.
UPDATE "Customer" SET "lastHeardOn" = COALESCE((SELECT MAX("Conversation"."heardOn") FROM "Conversation" WHERE "Conversation"."workspaceId" = "Customer"."workspaceId" AND "Conversation"."customerId" = "Customer"."id"), '');
