-- AlterTable: what sweeps of a checkpoint start from; an empty object recommends nothing.
ALTER TABLE "checkpoint" ADD COLUMN "sampling" JSONB NOT NULL DEFAULT '{}';
