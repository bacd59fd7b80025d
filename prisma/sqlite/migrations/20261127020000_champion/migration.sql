-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "nomineeId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "askAgainOn" TEXT NOT NULL DEFAULT '',
    "answeredAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Nomination_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Nomination_workspaceId_nomineeId_fkey" FOREIGN KEY ("workspaceId", "nomineeId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NominationVoice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "nominatorId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "NominationVoice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NominationVoice_workspaceId_nominationId_fkey" FOREIGN KEY ("workspaceId", "nominationId") REFERENCES "Nomination" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NominationVoice_workspaceId_nominatorId_fkey" FOREIGN KEY ("workspaceId", "nominatorId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChampionPoolMember" (
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,
    "creditedEnd" DATETIME NOT NULL,
    "creditedTerms" REAL NOT NULL,

    PRIMARY KEY ("workspaceId", "memberId"),
    CONSTRAINT "ChampionPoolMember_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ChampionPoolMember_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChampionTerm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startsOn" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "turnOfId" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ChampionTerm_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ChampionTerm_workspaceId_turnOfId_fkey" FOREIGN KEY ("workspaceId", "turnOfId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChampionTerm_workspaceId_holderId_fkey" FOREIGN KEY ("workspaceId", "holderId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TermChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "otherNumber" INTEGER,
    "askerId" TEXT NOT NULL,
    "doerId" TEXT,
    "insteadOfId" TEXT NOT NULL,
    "fromDate" TEXT NOT NULL DEFAULT '',
    "toDate" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    CONSTRAINT "TermChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TermChange_workspaceId_askerId_fkey" FOREIGN KEY ("workspaceId", "askerId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TermChange_workspaceId_doerId_fkey" FOREIGN KEY ("workspaceId", "doerId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TermChange_workspaceId_insteadOfId_fkey" FOREIGN KEY ("workspaceId", "insteadOfId") REFERENCES "Member" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Member" ADD COLUMN "isChampion" BOOLEAN NOT NULL DEFAULT false;

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


