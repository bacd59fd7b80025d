-- DropIndex
DROP INDEX "Idea_workspaceId_heat_idx";

-- CreateIndex
CREATE INDEX "Idea_workspaceId_heat_activeAt_idx" ON "Idea"("workspaceId", "heat", "activeAt");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_audience_placeId_idx" ON "Idea"("workspaceId", "audience", "placeId");


