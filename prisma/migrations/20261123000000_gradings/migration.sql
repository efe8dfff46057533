-- CreateEnum
CREATE TYPE "grading_status" AS ENUM ('running', 'complete');

-- AlterTable: a generated family's name is the kind of grader that judges its items.
ALTER TABLE "benchmark_version" RENAME COLUMN "family" TO "grader_kind";
ALTER TABLE "benchmark_version" ADD COLUMN     "grader_params" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "outcome" "outcome";

-- AlterTable
ALTER TABLE "grading" ADD COLUMN     "created_by_id" INTEGER,
ADD COLUMN     "finished_at" TIMESTAMPTZ(3),
ADD COLUMN     "grader_kind" TEXT,
ADD COLUMN     "grader_params" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "made_current_at" TIMESTAMPTZ(3),
ADD COLUMN     "status" "grading_status" NOT NULL DEFAULT 'complete';

-- AlterTable
ALTER TABLE "verdict" ADD COLUMN     "checks" JSONB,
ADD COLUMN     "detail" TEXT,
ADD COLUMN     "environment" TEXT,
ADD COLUMN     "scores" JSONB;

-- CreateTable
CREATE TABLE "judgement" (
    "hash" CHAR(64) NOT NULL,
    "judge" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "outcome" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "rollup_item_score" (
    "grading_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "sum" DECIMAL NOT NULL,

    CONSTRAINT "rollup_item_score_pkey" PRIMARY KEY ("grading_id","item_id","name")
);

-- CreateTable
CREATE TABLE "rollup_repeat_score" (
    "grading_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "sum" DECIMAL NOT NULL,

    CONSTRAINT "rollup_repeat_score_pkey" PRIMARY KEY ("grading_id","repeat","name")
);

-- CreateIndex
CREATE INDEX "grading_created_by_id_idx" ON "grading"("created_by_id");

-- AddForeignKey
ALTER TABLE "grading" ADD CONSTRAINT "grading_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_item_score" ADD CONSTRAINT "rollup_item_score_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_repeat_score" ADD CONSTRAINT "rollup_repeat_score_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say: the data that is there already.

-- Every grading so far was a run's first one, by the grader of its benchmark version.
UPDATE "grading"
   SET "grader_kind" = "benchmark_version"."grader_kind",
       "made_current_at" = "grading"."created_at"
  FROM "run"
  JOIN "benchmark_version" ON "benchmark_version"."id" = "run"."benchmark_version_id"
 WHERE "run"."id" = "grading"."run_id";
ALTER TABLE "grading" ALTER COLUMN "grader_kind" SET NOT NULL;

-- The names of reasons and doubts that have changed; where an answer was found is told by its rule now.
UPDATE "verdict" SET "reason" = 'unreadable-gold' WHERE "reason" = 'broken-item';
UPDATE "verdict"
   SET "doubts" = array_remove(array_replace("doubts", 'several-answers', 'rival-answers'), 'answer-outside-tag')
 WHERE "doubts" && ARRAY['several-answers', 'answer-outside-tag'];

-- As for the other rollups: room on the page for the updates of every batch.
ALTER TABLE "rollup_item_score" SET (fillfactor = 70);
ALTER TABLE "rollup_repeat_score" SET (fillfactor = 50);
