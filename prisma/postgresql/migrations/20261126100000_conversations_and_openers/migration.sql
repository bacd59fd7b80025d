-- CreateEnum
CREATE TYPE "Display" AS ENUM ('full_name', 'first_name', 'initials', 'anonymous');

-- CreateEnum
CREATE TYPE "HolidayRule" AS ENUM ('meet', 'skip', 'move');

-- CreateEnum
CREATE TYPE "ExceptionKind" AS ENUM ('skipped', 'moved');

-- CreateEnum
CREATE TYPE "TellingState" AS ENUM ('asked', 'willing', 'declined');

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "deletedAt" TIMESTAMP(3),
ADD COLUMN     "deletedById" TEXT,
ADD COLUMN     "externalId" TEXT;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "display" "Display",
ADD COLUMN     "lastHeardOn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "likes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mergedAt" TIMESTAMP(3),
ADD COLUMN     "mergedById" TEXT,
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "rootId" TEXT;

-- AlterTable
ALTER TABLE "Delivery" DROP COLUMN "leaseUntil",
ADD COLUMN     "refreshAt" TIMESTAMP(3),
ADD COLUMN     "threadTs" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "tells" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Opener" ADD COLUMN     "asksForLesson" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "asksForStories" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "channelSeen" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "holidayCountry" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "holidayRegion" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kinds" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "levels" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "mostShown" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "onHoliday" "HolidayRule" NOT NULL DEFAULT 'meet',
ADD COLUMN     "pausedAt" TIMESTAMP(3),
ADD COLUMN     "pausedUntil" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "display" "Display" NOT NULL DEFAULT 'full_name';

-- CreateTable
CREATE TABLE "Setting" (
    "workspaceId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("workspaceId","page")
);

-- CreateTable
CREATE TABLE "Voice" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "heardOn" TEXT NOT NULL,
    "hearerId" TEXT NOT NULL,
    "audience" "Audience" NOT NULL,
    "placeId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "workspaceId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("workspaceId","conversationId","openerId")
);

-- CreateTable
CREATE TABLE "OpenerException" (
    "workspaceId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" "ExceptionKind" NOT NULL,
    "movedDate" TEXT NOT NULL DEFAULT '',
    "movedTime" TEXT NOT NULL DEFAULT '',
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OpenerException_pkey" PRIMARY KEY ("workspaceId","openerId","date")
);

-- CreateTable
CREATE TABLE "Telling" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "openerId" TEXT NOT NULL,
    "meetingAt" TIMESTAMP(3) NOT NULL,
    "memberId" TEXT NOT NULL,
    "conversationId" TEXT,
    "state" "TellingState" NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "Telling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mute" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("workspaceId","memberId","kind")
);

-- CreateTable
CREATE TABLE "CaptureChannel" (
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaptureChannel_pkey" PRIMARY KEY ("workspaceId","channelId")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" SERIAL NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliverySubject" (
    "workspaceId" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,

    CONSTRAINT "DeliverySubject_pkey" PRIMARY KEY ("workspaceId","deliveryId","kind","subjectId")
);

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

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_customerId_heardOn_idx" ON "Conversation"("workspaceId", "customerId", "heardOn");

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_hearerId_heardOn_idx" ON "Conversation"("workspaceId", "hearerId", "heardOn");

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_deletedAt_idx" ON "Conversation"("workspaceId", "deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_workspaceId_externalId_key" ON "Conversation"("workspaceId", "externalId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_rootId_idx" ON "Customer"("workspaceId", "rootId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_mergedIntoId_idx" ON "Customer"("workspaceId", "mergedIntoId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_lastHeardOn_idx" ON "Customer"("workspaceId", "lastHeardOn");

-- CreateIndex
CREATE INDEX "Delivery_refreshAt_idx" ON "Delivery"("refreshAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_workspaceId_id_key" ON "Delivery"("workspaceId", "id");

-- AddForeignKey
ALTER TABLE "Setting" ADD CONSTRAINT "Setting_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_workspaceId_mergedById_fkey" FOREIGN KEY ("workspaceId", "mergedById") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_workspaceId_mergedIntoId_fkey" FOREIGN KEY ("workspaceId", "mergedIntoId") REFERENCES "Customer"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_workspaceId_rootId_fkey" FOREIGN KEY ("workspaceId", "rootId") REFERENCES "Customer"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_deletedById_fkey" FOREIGN KEY ("workspaceId", "deletedById") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_workspaceId_customerId_fkey" FOREIGN KEY ("workspaceId", "customerId") REFERENCES "Customer"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_workspaceId_hearerId_fkey" FOREIGN KEY ("workspaceId", "hearerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenerException" ADD CONSTRAINT "OpenerException_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenerException" ADD CONSTRAINT "OpenerException_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenerException" ADD CONSTRAINT "OpenerException_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_workspaceId_openerId_fkey" FOREIGN KEY ("workspaceId", "openerId") REFERENCES "Opener"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Telling" ADD CONSTRAINT "Telling_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaptureChannel" ADD CONSTRAINT "CaptureChannel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaptureChannel" ADD CONSTRAINT "CaptureChannel_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliverySubject" ADD CONSTRAINT "DeliverySubject_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliverySubject" ADD CONSTRAINT "DeliverySubject_workspaceId_deliveryId_fkey" FOREIGN KEY ("workspaceId", "deliveryId") REFERENCES "Delivery"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Customers who were heard before this column was there.
UPDATE "Customer" SET "lastHeardOn" = COALESCE((SELECT MAX("Conversation"."heardOn") FROM "Conversation" WHERE "Conversation"."workspaceId" = "Customer"."workspaceId" AND "Conversation"."customerId" = "Customer"."id"), '');
