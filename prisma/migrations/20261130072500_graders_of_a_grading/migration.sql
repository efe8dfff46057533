-- AlterTable
ALTER TABLE "verdict" ADD COLUMN "grader_number" SMALLINT;

-- CreateTable
CREATE TABLE "grading_grader" (
    "grading_id" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "grading_grader_pkey" PRIMARY KEY ("grading_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "grading_grader_grading_id_name_version_key" ON "grading_grader"("grading_id", "name", "version");

-- AddForeignKey
ALTER TABLE "grading_grader" ADD CONSTRAINT "grading_grader_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
