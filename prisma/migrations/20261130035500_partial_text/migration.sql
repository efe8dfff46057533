-- CreateTable
CREATE UNLOGGED TABLE "partial_text" (
    "run_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "seq" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,

    CONSTRAINT "partial_text_pkey" PRIMARY KEY ("run_id","item_id","repeat","slot")
);

-- The rows are small, live for minutes and are written over in place: dead ones are to be found soon.
ALTER TABLE "partial_text" SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000);

-- AddForeignKey
ALTER TABLE "partial_text" ADD CONSTRAINT "partial_text_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "attempt_run_id_id_idx" ON "attempt"("run_id", "id");
