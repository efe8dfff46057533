-- AlterTable: null of runs that began before this, and of those that have not begun.
ALTER TABLE "run" ADD COLUMN "asked_model" JSONB;
