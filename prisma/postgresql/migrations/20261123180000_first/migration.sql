-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('unmet', 'met', 'exceeded');

-- CreateEnum
CREATE TYPE "Source" AS ENUM ('call', 'ticket', 'survey', 'visit', 'message', 'event', 'other');

-- CreateEnum
CREATE TYPE "Need" AS ENUM ('needs_answer', 'answered_by_me', 'nothing_to_answer');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('new', 'assigned', 'answered', 'shared', 'learned', 'closed');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('everyone', 'confined');

-- CreateEnum
CREATE TYPE "OccurrenceState" AS ENUM ('planned', 'posting', 'posted', 'silent', 'missed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'sending', 'unsure', 'sent', 'failed', 'abandoned');

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL DEFAULT '',
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("workspaceId","kind")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
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
    "syncedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "organisationKey" TEXT NOT NULL,
    "contactId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerKind" (
    "workspaceId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "CustomerKind_pkey" PRIMARY KEY ("workspaceId","customerId","kind")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "requestKey" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "source" "Source" NOT NULL,
    "heardOn" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "need" "Need" NOT NULL,
    "stage" "Stage",
    "audience" "Audience" NOT NULL,
    "placeId" TEXT NOT NULL,
    "hearerId" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationEvent" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "act" TEXT NOT NULL,

    CONSTRAINT "ConversationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opener" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Opener_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "nominalAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "requestKey" TEXT NOT NULL DEFAULT '',
    "state" "OccurrenceState" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Showing" (
    "workspaceId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "occurrenceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("workspaceId","openerId","conversationId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMP(3),
    "requestedAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "channelId" TEXT NOT NULL DEFAULT '',
    "ts" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT,
    "act" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_enterpriseId_teamId_key" ON "Workspace"("enterpriseId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_workspaceId_slackUserId_key" ON "Member"("workspaceId", "slackUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_workspaceId_id_key" ON "Member"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_personKey_idx" ON "Customer"("workspaceId", "personKey");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_organisationKey_idx" ON "Customer"("workspaceId", "organisationKey");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_workspaceId_id_key" ON "Customer"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_heardOn_idx" ON "Conversation"("workspaceId", "heardOn");

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_stage_createdAt_idx" ON "Conversation"("workspaceId", "stage", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_workspaceId_id_key" ON "Conversation"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_workspaceId_number_key" ON "Conversation"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_workspaceId_requestKey_key" ON "Conversation"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "ConversationEvent_workspaceId_conversationId_at_idx" ON "ConversationEvent"("workspaceId", "conversationId", "at");

-- CreateIndex
CREATE INDEX "Opener_workspaceId_channelId_idx" ON "Opener"("workspaceId", "channelId");

-- CreateIndex
CREATE UNIQUE INDEX "Opener_workspaceId_id_key" ON "Opener"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Opener_workspaceId_requestKey_key" ON "Opener"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "Occurrence_state_dueAt_idx" ON "Occurrence"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_workspaceId_id_key" ON "Occurrence"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_workspaceId_kind_subjectId_nominalAt_requestKey_key" ON "Occurrence"("workspaceId", "kind", "subjectId", "nominalAt", "requestKey");

-- CreateIndex
CREATE INDEX "Showing_workspaceId_occurrenceId_idx" ON "Showing"("workspaceId", "occurrenceId");

-- CreateIndex
CREATE INDEX "Delivery_state_notBefore_idx" ON "Delivery"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_kind_targetId_idx" ON "Delivery"("workspaceId", "kind", "targetId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_workspaceId_dedupeKey_key" ON "Delivery"("workspaceId", "dedupeKey");

-- CreateIndex
CREATE INDEX "AuditEntry_workspaceId_at_idx" ON "AuditEntry"("workspaceId", "at");

-- AddForeignKey
ALTER TABLE "Counter" ADD CONSTRAINT "Counter_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_workspaceId_contactId_fkey" FOREIGN KEY ("workspaceId", "contactId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerKind" ADD CONSTRAINT "CustomerKind_workspaceId_customerId_fkey" FOREIGN KEY ("workspaceId", "customerId") REFERENCES "Customer"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_customerId_fkey" FOREIGN KEY ("workspaceId", "customerId") REFERENCES "Customer"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_hearerId_fkey" FOREIGN KEY ("workspaceId", "hearerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_ownerId_fkey" FOREIGN KEY ("workspaceId", "ownerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationEvent" ADD CONSTRAINT "ConversationEvent_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationEvent" ADD CONSTRAINT "ConversationEvent_workspaceId_actorId_fkey" FOREIGN KEY ("workspaceId", "actorId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opener" ADD CONSTRAINT "Opener_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opener" ADD CONSTRAINT "Opener_workspaceId_hostId_fkey" FOREIGN KEY ("workspaceId", "hostId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_workspaceId_occurrenceId_fkey" FOREIGN KEY ("workspaceId", "occurrenceId") REFERENCES "Occurrence"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_workspaceId_actorId_fkey" FOREIGN KEY ("workspaceId", "actorId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

