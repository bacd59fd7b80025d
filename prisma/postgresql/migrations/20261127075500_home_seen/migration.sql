-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "homeSeenAt" TIMESTAMP(3);
