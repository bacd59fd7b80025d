-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "askedAt" DATETIME;
