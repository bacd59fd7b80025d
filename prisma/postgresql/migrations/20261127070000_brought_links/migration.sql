-- AlterTable
ALTER TABLE "IdeaLink" ADD COLUMN     "requestKey" TEXT NOT NULL DEFAULT '';
