-- CreateIndex
CREATE INDEX "Voice_workspaceId_hearerId_createdAt_idx" ON "Voice"("workspaceId", "hearerId", "createdAt");
