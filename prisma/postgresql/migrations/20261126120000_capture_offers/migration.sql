-- CreateTable
CREATE TABLE "CaptureOffer" (
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ts" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaptureOffer_pkey" PRIMARY KEY ("workspaceId","channelId","ts","memberId")
);

-- CreateIndex
CREATE INDEX "CaptureOffer_workspaceId_at_idx" ON "CaptureOffer"("workspaceId", "at");

-- AddForeignKey
ALTER TABLE "CaptureOffer" ADD CONSTRAINT "CaptureOffer_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaptureOffer" ADD CONSTRAINT "CaptureOffer_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


