-- AlterTable
ALTER TABLE "Member" ADD COLUMN "homeSeenAt" DATETIME;
