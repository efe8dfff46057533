-- Reported scores ship with the code, each with its source; the table never held a row.
DROP TABLE "reported_score";

-- CreateTable
CREATE TABLE "system_message" (
    "id" SERIAL NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "system_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "system_message_hash_key" ON "system_message"("hash");

-- Runs so far sent their checkpoint's system message, or none.
INSERT INTO "system_message" ("hash", "text")
SELECT encode(sha256(convert_to(text, 'UTF8')), 'hex'), text
  FROM (SELECT '' AS text UNION SELECT "system_message" FROM "checkpoint" WHERE "system_message" IS NOT NULL) AS known;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "system_message_id" INTEGER;

UPDATE "run"
   SET "system_message_id" = message.id
  FROM "checkpoint", "system_message" AS message
 WHERE "checkpoint".id = "run"."checkpoint_id"
   AND message.text = coalesce("checkpoint"."system_message", '');

ALTER TABLE "run" ALTER COLUMN "system_message_id" SET NOT NULL;

-- One run for each combination of a sweep, its prompt template and system message included.
DROP INDEX "run_sweep_id_checkpoint_id_benchmark_version_id_key";
CREATE UNIQUE INDEX "run_in_sweep_key" ON "run"("sweep_id", "checkpoint_id", "benchmark_version_id", "prompt_template_id", "system_message_id");

-- CreateIndex
CREATE INDEX "run_system_message_id_idx" ON "run"("system_message_id");

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_system_message_id_fkey" FOREIGN KEY ("system_message_id") REFERENCES "system_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "benchmark_version" ADD COLUMN     "default_repeats" INTEGER;

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "is_shared" BOOLEAN NOT NULL DEFAULT true;

-- The family 3SAT search has the name of its commands: 3sat. A maze's drawing is its grid.
UPDATE "benchmark" SET "name" = '3sat' WHERE "name" = '3sat-search';
UPDATE "benchmark_version" SET "grader_kind" = '3sat' WHERE "grader_kind" = '3sat-search';
UPDATE "grading" SET "grader_kind" = '3sat' WHERE "grader_kind" = '3sat-search';
UPDATE "item"
   SET "problem" = ("item"."problem" - 'rows') || jsonb_build_object('grid', "item"."problem" -> 'rows')
  FROM "benchmark_version"
 WHERE "benchmark_version".id = "item"."version_id"
   AND "benchmark_version"."grader_kind" = 'maze'
   AND "item"."problem" ? 'rows';
