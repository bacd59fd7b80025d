-- CreateEnum
CREATE TYPE "NominationState" AS ENUM ('unconfirmed', 'asked', 'accepted', 'not_now', 'declined');

-- CreateEnum
CREATE TYPE "TermState" AS ENUM ('coming', 'running', 'over');

-- CreateEnum
CREATE TYPE "TermChangeKind" AS ENUM ('swap', 'take_over', 'hand_over', 'substitute', 'skip', 'set_by_hand');

-- CreateEnum
CREATE TYPE "TermChangeState" AS ENUM ('asked', 'agreed', 'declined', 'undone');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "isChampion" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "nomineeId" TEXT NOT NULL,
    "state" "NominationState" NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "askAgainOn" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationVoice" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "nominatorId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NominationVoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChampionPoolMember" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "joinedAt" TIMESTAMP(3) NOT NULL,
    "creditedEnd" TIMESTAMP(3) NOT NULL,
    "creditedTerms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ChampionPoolMember_pkey" PRIMARY KEY ("workspaceId","memberId")
);

-- CreateTable
CREATE TABLE "ChampionTerm" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startsOn" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "turnOfId" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "state" "TermState" NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChampionTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermChange" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "kind" "TermChangeKind" NOT NULL,
    "state" "TermChangeState" NOT NULL,
    "number" INTEGER NOT NULL,
    "otherNumber" INTEGER,
    "askerId" TEXT NOT NULL,
    "doerId" TEXT,
    "insteadOfId" TEXT NOT NULL,
    "fromDate" TEXT NOT NULL DEFAULT '',
    "toDate" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "TermChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Nomination_workspaceId_state_idx" ON "Nomination"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_workspaceId_id_key" ON "Nomination"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_workspaceId_nomineeId_key" ON "Nomination"("workspaceId", "nomineeId");

-- CreateIndex
CREATE INDEX "NominationVoice_workspaceId_nominationId_at_idx" ON "NominationVoice"("workspaceId", "nominationId", "at");

-- CreateIndex
CREATE INDEX "NominationVoice_workspaceId_nominatorId_idx" ON "NominationVoice"("workspaceId", "nominatorId");

-- CreateIndex
CREATE UNIQUE INDEX "NominationVoice_workspaceId_requestKey_key" ON "NominationVoice"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "ChampionTerm_workspaceId_state_idx" ON "ChampionTerm"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "ChampionTerm_workspaceId_turnOfId_idx" ON "ChampionTerm"("workspaceId", "turnOfId");

-- CreateIndex
CREATE INDEX "ChampionTerm_workspaceId_holderId_idx" ON "ChampionTerm"("workspaceId", "holderId");

-- CreateIndex
CREATE UNIQUE INDEX "ChampionTerm_workspaceId_id_key" ON "ChampionTerm"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ChampionTerm_workspaceId_number_key" ON "ChampionTerm"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "TermChange_workspaceId_state_number_idx" ON "TermChange"("workspaceId", "state", "number");

-- CreateIndex
CREATE INDEX "TermChange_workspaceId_askerId_idx" ON "TermChange"("workspaceId", "askerId");

-- CreateIndex
CREATE INDEX "TermChange_workspaceId_doerId_idx" ON "TermChange"("workspaceId", "doerId");

-- CreateIndex
CREATE INDEX "TermChange_workspaceId_insteadOfId_idx" ON "TermChange"("workspaceId", "insteadOfId");

-- CreateIndex
CREATE UNIQUE INDEX "TermChange_workspaceId_id_key" ON "TermChange"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TermChange_workspaceId_requestKey_key" ON "TermChange"("workspaceId", "requestKey");

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_workspaceId_nomineeId_fkey" FOREIGN KEY ("workspaceId", "nomineeId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationVoice" ADD CONSTRAINT "NominationVoice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationVoice" ADD CONSTRAINT "NominationVoice_workspaceId_nominationId_fkey" FOREIGN KEY ("workspaceId", "nominationId") REFERENCES "Nomination"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationVoice" ADD CONSTRAINT "NominationVoice_workspaceId_nominatorId_fkey" FOREIGN KEY ("workspaceId", "nominatorId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChampionPoolMember" ADD CONSTRAINT "ChampionPoolMember_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChampionPoolMember" ADD CONSTRAINT "ChampionPoolMember_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChampionTerm" ADD CONSTRAINT "ChampionTerm_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChampionTerm" ADD CONSTRAINT "ChampionTerm_workspaceId_turnOfId_fkey" FOREIGN KEY ("workspaceId", "turnOfId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChampionTerm" ADD CONSTRAINT "ChampionTerm_workspaceId_holderId_fkey" FOREIGN KEY ("workspaceId", "holderId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermChange" ADD CONSTRAINT "TermChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermChange" ADD CONSTRAINT "TermChange_workspaceId_askerId_fkey" FOREIGN KEY ("workspaceId", "askerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermChange" ADD CONSTRAINT "TermChange_workspaceId_doerId_fkey" FOREIGN KEY ("workspaceId", "doerId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermChange" ADD CONSTRAINT "TermChange_workspaceId_insteadOfId_fkey" FOREIGN KEY ("workspaceId", "insteadOfId") REFERENCES "Member"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


