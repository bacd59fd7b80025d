-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "askedAt" TIMESTAMP(3);
