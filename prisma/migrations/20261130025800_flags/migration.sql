-- CreateEnum
CREATE TYPE "flag_kind" AS ENUM ('repetition_loop', 'cut_short', 'identical_texts', 'prompt_truncated');

-- AlterTable
ALTER TABLE "sample" ADD COLUMN "text_hash" BIGINT;

-- CreateTable
CREATE TABLE "sample_flag" (
    "sample_id" BIGINT NOT NULL,
    "kind" "flag_kind" NOT NULL,

    CONSTRAINT "sample_flag_pkey" PRIMARY KEY ("sample_id","kind")
);

-- CreateTable
CREATE TABLE "run_flag" (
    "run_id" INTEGER NOT NULL,
    "kind" "flag_kind" NOT NULL,
    "samples" INTEGER NOT NULL,
    "example_ids" BIGINT[],

    CONSTRAINT "run_flag_pkey" PRIMARY KEY ("run_id","kind")
);

-- AddForeignKey
ALTER TABLE "sample_flag" ADD CONSTRAINT "sample_flag_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "sample"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_flag" ADD CONSTRAINT "run_flag_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
