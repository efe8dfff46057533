-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "dialect" AS ENUM ('vllm', 'sglang', 'tgi', 'llamacpp', 'ollama', 'openai', 'plain');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('queued', 'running', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "finish" AS ENUM ('stop', 'length', 'content_filter', 'tool_calls');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('correct', 'incorrect', 'unscorable');

-- CreateTable
CREATE TABLE "workspace" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_is_one_time" BOOLEAN NOT NULL DEFAULT false,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "role" "role" NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backend" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "dialect" "dialect" NOT NULL DEFAULT 'plain',
    "replica_urls" TEXT[],
    "secret_cipher" BYTEA,
    "max_concurrency" INTEGER NOT NULL DEFAULT 16,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "backend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "backend_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "served_name" TEXT NOT NULL,
    "family" TEXT,
    "training_run" TEXT,
    "step" INTEGER,
    "parent_id" INTEGER,
    "system_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benchmark" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "benchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benchmark_version" (
    "id" SERIAL NOT NULL,
    "benchmark_id" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "source" JSONB NOT NULL,
    "family" TEXT NOT NULL,
    "grader_name" TEXT NOT NULL,
    "grader_version" TEXT NOT NULL,
    "prompt_template_id" INTEGER NOT NULL,
    "item_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "benchmark_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_template" (
    "id" SERIAL NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" SERIAL NOT NULL,
    "version_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "gold" TEXT NOT NULL,
    "problem" JSONB NOT NULL,
    "attributes" JSONB NOT NULL,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reported_score" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "benchmark_id" INTEGER NOT NULL,
    "checkpoint_label" TEXT NOT NULL,
    "accuracy_fraction" DOUBLE PRECISION NOT NULL,
    "std_over_repeats" DOUBLE PRECISION,
    "repeats" INTEGER,
    "source" TEXT NOT NULL,
    "source_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reported_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sweep" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "spec" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "sweep_id" INTEGER NOT NULL,
    "checkpoint_id" INTEGER NOT NULL,
    "benchmark_version_id" INTEGER NOT NULL,
    "prompt_template_id" INTEGER NOT NULL,
    "repeats" INTEGER NOT NULL,
    "item_count" INTEGER NOT NULL,
    "sampling" JSONB NOT NULL,
    "status" "run_status" NOT NULL DEFAULT 'queued',
    "status_reason" TEXT,
    "current_grading_id" INTEGER,
    "server_description" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_shard" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "from_index" INTEGER NOT NULL,
    "to_index" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_shard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample" (
    "id" BIGSERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "finish" "finish" NOT NULL,
    "seed" INTEGER NOT NULL,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "thinking_tokens" INTEGER,
    "tokens_estimated" BOOLEAN NOT NULL DEFAULT false,
    "first_token_ms" INTEGER,
    "latency_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trace" (
    "sample_id" BIGINT NOT NULL,
    "request" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "reasoning" TEXT,

    CONSTRAINT "trace_pkey" PRIMARY KEY ("sample_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" BIGSERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "error_class" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "partial_text" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample_failure" (
    "run_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "error_class" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sample_failure_pkey" PRIMARY KEY ("run_id","item_id","repeat")
);

-- CreateTable
CREATE TABLE "grading" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "grader_name" TEXT NOT NULL,
    "grader_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "grading_id" INTEGER NOT NULL,
    "sample_id" BIGINT NOT NULL,
    "item_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "completion_tokens" INTEGER,
    "outcome" "outcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "extracted" TEXT,
    "doubts" TEXT[],

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("grading_id","sample_id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" SERIAL NOT NULL,
    "sample_id" BIGINT NOT NULL,
    "author_id" INTEGER,
    "label" TEXT,
    "comment" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_run" (
    "grading_id" INTEGER NOT NULL,
    "samples" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "incorrect" INTEGER NOT NULL,
    "unscorable" INTEGER NOT NULL,
    "truncated" INTEGER NOT NULL,
    "token_samples" INTEGER NOT NULL,
    "completion_tokens" BIGINT NOT NULL,

    CONSTRAINT "rollup_run_pkey" PRIMARY KEY ("grading_id")
);

-- CreateTable
CREATE TABLE "rollup_repeat" (
    "grading_id" INTEGER NOT NULL,
    "repeat" SMALLINT NOT NULL,
    "samples" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "incorrect" INTEGER NOT NULL,
    "unscorable" INTEGER NOT NULL,
    "token_samples" INTEGER NOT NULL,
    "completion_tokens" BIGINT NOT NULL,

    CONSTRAINT "rollup_repeat_pkey" PRIMARY KEY ("grading_id","repeat")
);

-- CreateTable
CREATE TABLE "rollup_item" (
    "grading_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "samples" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "incorrect" INTEGER NOT NULL,
    "unscorable" INTEGER NOT NULL,
    "token_samples" INTEGER NOT NULL,
    "completion_tokens" BIGINT NOT NULL,

    CONSTRAINT "rollup_item_pkey" PRIMARY KEY ("grading_id","item_id")
);

-- CreateTable
CREATE TABLE "rollup_length" (
    "grading_id" INTEGER NOT NULL,
    "outcome" "outcome" NOT NULL,
    "bin" SMALLINT NOT NULL,
    "samples" INTEGER NOT NULL,

    CONSTRAINT "rollup_length_pkey" PRIMARY KEY ("grading_id","outcome","bin")
);

-- CreateTable
CREATE TABLE "rollup_attribute" (
    "grading_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "incorrect" INTEGER NOT NULL,
    "unscorable" INTEGER NOT NULL,
    "token_samples" INTEGER NOT NULL,
    "completion_tokens" BIGINT NOT NULL,

    CONSTRAINT "rollup_attribute_pkey" PRIMARY KEY ("grading_id","name","value")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "url" TEXT,
    "queue_worker_ids" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "api_token_workspace_id_idx" ON "api_token"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "backend_workspace_id_name_key" ON "backend"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "checkpoint_backend_id_idx" ON "checkpoint"("backend_id");

-- CreateIndex
CREATE INDEX "checkpoint_parent_id_idx" ON "checkpoint"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkpoint_workspace_id_name_key" ON "checkpoint"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_workspace_id_name_key" ON "benchmark"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "benchmark_version_prompt_template_id_idx" ON "benchmark_version"("prompt_template_id");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_version_benchmark_id_hash_key" ON "benchmark_version"("benchmark_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_template_hash_key" ON "prompt_template"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_id_key_key" ON "item"("version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_id_position_key" ON "item"("version_id", "position");

-- CreateIndex
CREATE INDEX "reported_score_workspace_id_idx" ON "reported_score"("workspace_id");

-- CreateIndex
CREATE INDEX "reported_score_benchmark_id_idx" ON "reported_score"("benchmark_id");

-- CreateIndex
CREATE INDEX "sweep_workspace_id_id_idx" ON "sweep"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "sweep_created_by_id_idx" ON "sweep"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_current_grading_id_key" ON "run"("current_grading_id");

-- CreateIndex
CREATE INDEX "run_workspace_id_idx" ON "run"("workspace_id");

-- CreateIndex
CREATE INDEX "run_checkpoint_id_idx" ON "run"("checkpoint_id");

-- CreateIndex
CREATE INDEX "run_benchmark_version_id_idx" ON "run"("benchmark_version_id");

-- CreateIndex
CREATE INDEX "run_prompt_template_id_idx" ON "run"("prompt_template_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_sweep_id_checkpoint_id_benchmark_version_id_key" ON "run"("sweep_id", "checkpoint_id", "benchmark_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_shard_run_id_from_index_key" ON "run_shard"("run_id", "from_index");

-- CreateIndex
CREATE UNIQUE INDEX "sample_run_id_item_id_repeat_key" ON "sample"("run_id", "item_id", "repeat");

-- CreateIndex
CREATE INDEX "attempt_run_id_item_id_repeat_idx" ON "attempt"("run_id", "item_id", "repeat");

-- CreateIndex
CREATE INDEX "grading_run_id_idx" ON "grading"("run_id");

-- CreateIndex
CREATE INDEX "verdict_sample_id_idx" ON "verdict"("sample_id");

-- CreateIndex
CREATE INDEX "annotation_sample_id_idx" ON "annotation"("sample_id");

-- CreateIndex
CREATE INDEX "annotation_author_id_idx" ON "annotation"("author_id");

-- CreateIndex
CREATE INDEX "worker_heartbeat_at_idx" ON "worker"("heartbeat_at");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backend" ADD CONSTRAINT "backend_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_backend_id_fkey" FOREIGN KEY ("backend_id") REFERENCES "backend"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "checkpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark" ADD CONSTRAINT "benchmark_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark_version" ADD CONSTRAINT "benchmark_version_benchmark_id_fkey" FOREIGN KEY ("benchmark_id") REFERENCES "benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark_version" ADD CONSTRAINT "benchmark_version_prompt_template_id_fkey" FOREIGN KEY ("prompt_template_id") REFERENCES "prompt_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "benchmark_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reported_score" ADD CONSTRAINT "reported_score_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reported_score" ADD CONSTRAINT "reported_score_benchmark_id_fkey" FOREIGN KEY ("benchmark_id") REFERENCES "benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sweep" ADD CONSTRAINT "sweep_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sweep" ADD CONSTRAINT "sweep_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_sweep_id_fkey" FOREIGN KEY ("sweep_id") REFERENCES "sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_checkpoint_id_fkey" FOREIGN KEY ("checkpoint_id") REFERENCES "checkpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_benchmark_version_id_fkey" FOREIGN KEY ("benchmark_version_id") REFERENCES "benchmark_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_prompt_template_id_fkey" FOREIGN KEY ("prompt_template_id") REFERENCES "prompt_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_current_grading_id_fkey" FOREIGN KEY ("current_grading_id") REFERENCES "grading"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_shard" ADD CONSTRAINT "run_shard_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample" ADD CONSTRAINT "sample_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trace" ADD CONSTRAINT "trace_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "sample"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_failure" ADD CONSTRAINT "sample_failure_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grading" ADD CONSTRAINT "grading_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_run" ADD CONSTRAINT "rollup_run_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_repeat" ADD CONSTRAINT "rollup_repeat_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_item" ADD CONSTRAINT "rollup_item_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_length" ADD CONSTRAINT "rollup_length_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_attribute" ADD CONSTRAINT "rollup_attribute_grading_id_fkey" FOREIGN KEY ("grading_id") REFERENCES "grading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- "Show the failing ones, longest first", page by page, for one grading.
CREATE INDEX "verdict_failing_by_length" ON "verdict" ("grading_id", (coalesce("completion_tokens", -1)) DESC, "sample_id" DESC)
  WHERE "outcome" <> 'correct';

-- Rollup rows are updated with every batch: room on the page keeps those updates off the indexes.
ALTER TABLE "rollup_run" SET (fillfactor = 50);
ALTER TABLE "rollup_repeat" SET (fillfactor = 50);
ALTER TABLE "rollup_item" SET (fillfactor = 70);
ALTER TABLE "rollup_length" SET (fillfactor = 50);
ALTER TABLE "rollup_attribute" SET (fillfactor = 50);
