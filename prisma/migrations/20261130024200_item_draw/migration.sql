-- AlterTable: md5 of the key stands for chance, so that the order is the same wherever the version is stored.
ALTER TABLE "item" ADD COLUMN "draw" INTEGER;
UPDATE "item" SET "draw" = "drawn"."place"
  FROM (SELECT "id", row_number() OVER (PARTITION BY "version_id" ORDER BY md5("key"), "key") - 1 AS "place" FROM "item") AS "drawn"
 WHERE "drawn"."id" = "item"."id";
ALTER TABLE "item" ALTER COLUMN "draw" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "item_version_id_draw_key" ON "item"("version_id", "draw");
