-- CreateIndex
CREATE INDEX "Idea_workspaceId_activeAt_idx" ON "Idea"("workspaceId", "activeAt");

