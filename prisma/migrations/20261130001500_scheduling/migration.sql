-- AlterEnum
ALTER TYPE "run_status" ADD VALUE 'paused';

-- AlterTable
ALTER TABLE "sweep" ADD COLUMN "priority" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable: runs that have begun keep the order of their version, which the empty one stands for.
ALTER TABLE "run" ADD COLUMN "item_order" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "run_shard" ADD COLUMN "first_repeat" SMALLINT NOT NULL DEFAULT 0,
                        ADD COLUMN "repeats" INTEGER;
UPDATE "run_shard" SET "repeats" = "run"."repeats" FROM "run" WHERE "run"."id" = "run_shard"."run_id";
ALTER TABLE "run_shard" ALTER COLUMN "repeats" SET NOT NULL;

-- DropIndex
DROP INDEX "run_shard_run_id_from_index_key";

-- CreateIndex
CREATE UNIQUE INDEX "run_shard_run_id_first_repeat_from_index_key" ON "run_shard"("run_id", "first_repeat", "from_index");

-- CreateTable
CREATE TABLE "limit_lease" (
    "backend_id" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "granted" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_lease_pkey" PRIMARY KEY ("backend_id","holder")
);

-- AddForeignKey
ALTER TABLE "limit_lease" ADD CONSTRAINT "limit_lease_backend_id_fkey" FOREIGN KEY ("backend_id") REFERENCES "backend"("id") ON DELETE CASCADE ON UPDATE CASCADE;
