-- CreateEnum
CREATE TYPE "IdeaStatus" AS ENUM ('new', 'acknowledged', 'exploring', 'doing', 'done', 'declined', 'merged');

-- CreateEnum
CREATE TYPE "ToldState" AS ENUM ('asked', 'told', 'not_told');

-- CreateTable
CREATE TABLE "Idea" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "requestKey" TEXT NOT NULL,
    "authorId" TEXT,
    "isNameless" BOOLEAN NOT NULL DEFAULT false,
    "receiptKey" TEXT NOT NULL DEFAULT '',
    "wantsThanks" BOOLEAN NOT NULL DEFAULT true,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "whoFor" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "delight" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "figure" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "audience" "Audience" NOT NULL,
    "placeId" TEXT NOT NULL DEFAULT '',
    "status" "IdeaStatus" NOT NULL DEFAULT 'new',
    "ownerId" TEXT,
    "dueAt" TIMESTAMP(3),
    "clockFrom" TIMESTAMP(3),
    "acknowledgedAt" TIMESTAMP(3),
    "decidedAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "isReasonPublic" BOOLEAN NOT NULL DEFAULT true,
    "effect" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" TEXT,
    "mergedAt" TIMESTAMP(3),
    "mergedById" TEXT,
    "rootId" TEXT,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "customers" INTEGER NOT NULL DEFAULT 0,
    "heat" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "activeAt" TIMESTAMP(3) NOT NULL,
    "externalId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Idea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NamelessAuthor" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "NamelessAuthor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdeaBuilder" (
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "IdeaBuilder_pkey" PRIMARY KEY ("workspaceId","ideaId","memberId")
);

-- CreateTable
CREATE TABLE "IdeaVote" (
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdeaVote_pkey" PRIMARY KEY ("workspaceId","ideaId","memberId")
);

-- CreateTable
CREATE TABLE "IdeaLink" (
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "memberId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "told" "ToldState",
    "toldAt" TIMESTAMP(3),

    CONSTRAINT "IdeaLink_pkey" PRIMARY KEY ("workspaceId","ideaId","conversationId")
);

-- CreateTable
CREATE TABLE "IdeaEvent" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT,
    "act" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "before" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "IdeaEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdeaNews" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "memberId" TEXT,
    "role" TEXT NOT NULL,
    "toldAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdeaNews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Idea_workspaceId_heat_idx" ON "Idea"("workspaceId", "heat");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_status_createdAt_idx" ON "Idea"("workspaceId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_createdAt_idx" ON "Idea"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_authorId_createdAt_idx" ON "Idea"("workspaceId", "authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_ownerId_status_idx" ON "Idea"("workspaceId", "ownerId", "status");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_mergedIntoId_idx" ON "Idea"("workspaceId", "mergedIntoId");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_rootId_idx" ON "Idea"("workspaceId", "rootId");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_workspaceId_id_key" ON "Idea"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_workspaceId_number_key" ON "Idea"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_workspaceId_requestKey_key" ON "Idea"("workspaceId", "requestKey");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_workspaceId_externalId_key" ON "Idea"("workspaceId", "externalId");

-- CreateIndex
CREATE INDEX "NamelessAuthor_workspaceId_memberId_idx" ON "NamelessAuthor"("workspaceId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "NamelessAuthor_workspaceId_ideaId_key" ON "NamelessAuthor"("workspaceId", "ideaId");

-- CreateIndex
CREATE INDEX "IdeaBuilder_workspaceId_memberId_idx" ON "IdeaBuilder"("workspaceId", "memberId");

-- CreateIndex
CREATE INDEX "IdeaVote_workspaceId_memberId_at_idx" ON "IdeaVote"("workspaceId", "memberId", "at");

-- CreateIndex
CREATE INDEX "IdeaLink_workspaceId_conversationId_idx" ON "IdeaLink"("workspaceId", "conversationId");

-- CreateIndex
CREATE INDEX "IdeaLink_workspaceId_told_idx" ON "IdeaLink"("workspaceId", "told");

-- CreateIndex
CREATE INDEX "IdeaEvent_workspaceId_ideaId_at_idx" ON "IdeaEvent"("workspaceId", "ideaId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "IdeaEvent_workspaceId_id_key" ON "IdeaEvent"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "IdeaNews_workspaceId_memberId_toldAt_idx" ON "IdeaNews"("workspaceId", "memberId", "toldAt");

-- CreateIndex
CREATE INDEX "IdeaNews_workspaceId_ideaId_toldAt_idx" ON "IdeaNews"("workspaceId", "ideaId", "toldAt");

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_authorId_fkey" FOREIGN KEY ("workspaceId", "authorId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_ownerId_fkey" FOREIGN KEY ("workspaceId", "ownerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_mergedById_fkey" FOREIGN KEY ("workspaceId", "mergedById") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_mergedIntoId_fkey" FOREIGN KEY ("workspaceId", "mergedIntoId") REFERENCES "Idea"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_rootId_fkey" FOREIGN KEY ("workspaceId", "rootId") REFERENCES "Idea"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NamelessAuthor" ADD CONSTRAINT "NamelessAuthor_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NamelessAuthor" ADD CONSTRAINT "NamelessAuthor_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NamelessAuthor" ADD CONSTRAINT "NamelessAuthor_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaBuilder" ADD CONSTRAINT "IdeaBuilder_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaBuilder" ADD CONSTRAINT "IdeaBuilder_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaVote" ADD CONSTRAINT "IdeaVote_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaVote" ADD CONSTRAINT "IdeaVote_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaVote" ADD CONSTRAINT "IdeaVote_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaLink" ADD CONSTRAINT "IdeaLink_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaLink" ADD CONSTRAINT "IdeaLink_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaLink" ADD CONSTRAINT "IdeaLink_workspaceId_conversationId_fkey" FOREIGN KEY ("workspaceId", "conversationId") REFERENCES "Conversation"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaLink" ADD CONSTRAINT "IdeaLink_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaEvent" ADD CONSTRAINT "IdeaEvent_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaEvent" ADD CONSTRAINT "IdeaEvent_workspaceId_actorId_fkey" FOREIGN KEY ("workspaceId", "actorId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaNews" ADD CONSTRAINT "IdeaNews_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaNews" ADD CONSTRAINT "IdeaNews_workspaceId_ideaId_fkey" FOREIGN KEY ("workspaceId", "ideaId") REFERENCES "Idea"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaNews" ADD CONSTRAINT "IdeaNews_workspaceId_eventId_fkey" FOREIGN KEY ("workspaceId", "eventId") REFERENCES "IdeaEvent"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaNews" ADD CONSTRAINT "IdeaNews_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


