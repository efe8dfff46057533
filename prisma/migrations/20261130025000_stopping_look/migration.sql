-- CreateTable
CREATE TABLE "stopping_look" (
    "run_id" INTEGER NOT NULL,
    "repeats" INTEGER NOT NULL,
    "estimate" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "verdict" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stopping_look_pkey" PRIMARY KEY ("run_id","repeats")
);

-- AddForeignKey
ALTER TABLE "stopping_look" ADD CONSTRAINT "stopping_look_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
