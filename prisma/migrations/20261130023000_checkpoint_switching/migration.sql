-- CreateEnum
CREATE TYPE "checkpoint_serving" AS ENUM ('served', 'adapter', 'weights');

-- CreateEnum
CREATE TYPE "weights_phase" AS ENUM ('ready', 'draining', 'switching');

-- AlterTable
ALTER TABLE "checkpoint" ADD COLUMN "serving" "checkpoint_serving" NOT NULL DEFAULT 'served',
                         ADD COLUMN "adapter_name" TEXT,
                         ADD COLUMN "weights_path" TEXT,
                         ADD COLUMN "expected_weights_id" TEXT;
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_serving_is_whole" CHECK (
    ("serving" <> 'served' OR ("adapter_name" IS NULL AND "weights_path" IS NULL AND "expected_weights_id" IS NULL))
    AND ("serving" = 'served' OR "weights_path" IS NOT NULL)
    AND (("adapter_name" IS NOT NULL) = ("serving" = 'adapter'))
    AND ("expected_weights_id" IS NULL OR "serving" = 'weights'));

-- AlterTable: null of samples from before this, and where the server does not tell.
ALTER TABLE "sample" ADD COLUMN "weights" SMALLINT;

-- CreateTable
CREATE TABLE "run_weights" (
    "run_id" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "url" TEXT NOT NULL,
    "weights_id" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_weights_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "run_weights_run_id_url_key" ON "run_weights"("run_id", "url");

-- AddForeignKey
ALTER TABLE "run_weights" ADD CONSTRAINT "run_weights_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "replica_weights" (
    "url" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "phase" "weights_phase" NOT NULL DEFAULT 'ready',
    "path" TEXT,
    "weights_id" TEXT,
    "loaded_at" TIMESTAMPTZ(3),
    "last_wanted_at" TIMESTAMPTZ(3),
    "next_path" TEXT,
    "switcher" TEXT,
    "switch_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "replica_weights_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "weights_claim" (
    "url" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "may_send" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "weights_claim_pkey" PRIMARY KEY ("url","holder","path")
);

-- AddForeignKey
ALTER TABLE "weights_claim" ADD CONSTRAINT "weights_claim_url_fkey" FOREIGN KEY ("url") REFERENCES "replica_weights"("url") ON DELETE CASCADE ON UPDATE CASCADE;
