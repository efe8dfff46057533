-- CreateTable
CREATE TABLE "workspace_prompt_template" (
    "workspace_id" INTEGER NOT NULL,
    "prompt_template_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_prompt_template_pkey" PRIMARY KEY ("workspace_id","prompt_template_id")
);

-- CreateTable
CREATE TABLE "workspace_system_message" (
    "workspace_id" INTEGER NOT NULL,
    "system_message_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_system_message_pkey" PRIMARY KEY ("workspace_id","system_message_id")
);

-- CreateIndex
CREATE INDEX "workspace_prompt_template_prompt_template_id_idx" ON "workspace_prompt_template"("prompt_template_id");

-- CreateIndex
CREATE INDEX "workspace_system_message_system_message_id_idx" ON "workspace_system_message"("system_message_id");

-- AddForeignKey
ALTER TABLE "workspace_prompt_template" ADD CONSTRAINT "workspace_prompt_template_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_prompt_template" ADD CONSTRAINT "workspace_prompt_template_prompt_template_id_fkey" FOREIGN KEY ("prompt_template_id") REFERENCES "prompt_template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_system_message" ADD CONSTRAINT "workspace_system_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_system_message" ADD CONSTRAINT "workspace_system_message_system_message_id_fkey" FOREIGN KEY ("system_message_id") REFERENCES "system_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Checkpoints store their own message from now on, not only their first run.
INSERT INTO "system_message" ("hash", "text")
SELECT encode(sha256(convert_to(own.text, 'UTF8')), 'hex'), own.text
  FROM (SELECT DISTINCT "system_message" AS text FROM "checkpoint" WHERE "system_message" IS NOT NULL) AS own
    ON CONFLICT ("hash") DO NOTHING;
