-- CreateIndex
CREATE INDEX "Member_workspaceId_standInId_idx" ON "Member"("workspaceId", "standInId");
