-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "holidays" TEXT NOT NULL DEFAULT '';


