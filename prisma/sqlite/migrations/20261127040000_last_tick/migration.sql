-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "tickedAt" DATETIME;
