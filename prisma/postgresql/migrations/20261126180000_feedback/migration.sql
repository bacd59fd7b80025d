-- CreateEnum
CREATE TYPE "Contentment" AS ENUM ('content', 'not_yet', 'unknown');

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "askContentAt" TIMESTAMP(3),
ADD COLUMN     "clockFrom" TIMESTAMP(3),
ADD COLUMN     "closedReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "contentment" "Contentment",
ADD COLUMN     "learnedAt" TIMESTAMP(3),
ADD COLUMN     "sharedAt" TIMESTAMP(3),
ADD COLUMN     "tellsEveryone" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "waitingSince" TIMESTAMP(3),
ADD COLUMN     "waitingUntil" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ConversationEvent" ADD COLUMN     "before" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "detail" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "pausedAt" TIMESTAMP(3),
ADD COLUMN     "pausedUntil" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "standInId" TEXT,
ADD COLUMN     "workEnd" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "workStart" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Prevention" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "causeKey" TEXT NOT NULL,
    "isOneOff" BOOLEAN NOT NULL,
    "action" TEXT NOT NULL DEFAULT '',
    "memberId" TEXT,
    "dueOn" TEXT NOT NULL DEFAULT '',
    "doneAt" TIMESTAMP(3),
    "askHeldAt" TIMESTAMP(3),
    "held" BOOLEAN,
    "finderId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Prevention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snooze" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Snooze_pkey" PRIMARY KEY ("workspaceId","memberId","conversationId")
);

-- CreateTable
CREATE TABLE "DayOff" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "fromDate" TEXT NOT NULL,
    "toDate" TEXT NOT NULL,

    CONSTRAINT "DayOff_pkey" PRIMARY KEY ("workspaceId","memberId","fromDate")
);

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

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_ownerId_stage_createdAt_idx" ON "Conversation"("workspaceId", "ownerId", "stage", "createdAt");

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_stage_dueAt_idx" ON "Conversation"("workspaceId", "stage", "dueAt");

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_standInId_fkey" FOREIGN KEY ("workspaceId", "standInId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prevention" ADD CONSTRAINT "Prevention_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prevention" ADD CONSTRAINT "Prevention_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prevention" ADD CONSTRAINT "Prevention_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prevention" ADD CONSTRAINT "Prevention_workspaceId_finderId_fkey" FOREIGN KEY ("workspaceId", "finderId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snooze" ADD CONSTRAINT "Snooze_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snooze" ADD CONSTRAINT "Snooze_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snooze" ADD CONSTRAINT "Snooze_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DayOff" ADD CONSTRAINT "DayOff_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DayOff" ADD CONSTRAINT "DayOff_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Clocks of what was heard before began when it was heard.
UPDATE "Conversation" SET "clockFrom" = "createdAt" WHERE "stage" IN ('new', 'assigned');
UPDATE "Conversation" SET "clockFrom" = "answeredAt" WHERE "stage" = 'answered';
