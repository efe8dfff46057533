-- AlterTable
ALTER TABLE "backend" ADD COLUMN "time_limits" JSONB NOT NULL DEFAULT '{"connectSeconds": null, "firstByteSeconds": null, "idleSeconds": null, "totalSeconds": null}';
