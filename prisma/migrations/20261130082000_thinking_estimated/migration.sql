-- AlterTable
ALTER TABLE "sample" ADD COLUMN "thinking_estimated" BOOLEAN NOT NULL DEFAULT false;
