-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "tickedAt" TIMESTAMP(3);
