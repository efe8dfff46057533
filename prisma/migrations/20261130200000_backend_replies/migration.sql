-- CreateEnum
CREATE TYPE "replies" AS ENUM ('streamed', 'whole');

-- AlterTable
ALTER TABLE "backend" ADD COLUMN "replies" "replies" NOT NULL DEFAULT 'streamed';
