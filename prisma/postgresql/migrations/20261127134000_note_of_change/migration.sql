-- AlterTable
ALTER TABLE "TermChange" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';
