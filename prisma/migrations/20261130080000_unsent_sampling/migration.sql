-- Ollama and plain servers take no top_k, no min_p and no repetition penalty, and sample with their own; runs there were
-- stored with neutral values that were never sent. A request tells what was: with the quotes of its key, which stand
-- escaped where a prompt has them.
UPDATE "run" SET "sampling" = "run"."sampling" - '{topK,minP,repetitionPenalty}'::TEXT[]
  FROM "checkpoint"
  JOIN "backend" ON "backend"."id" = "checkpoint"."backend_id" AND "backend"."dialect" IN ('ollama', 'plain')
 WHERE "checkpoint"."id" = "run"."checkpoint_id"
   AND "run"."sampling" ?| '{topK,minP,repetitionPenalty}'::TEXT[]
   AND coalesce((SELECT "trace"."request"
                   FROM "sample"
                   JOIN "trace" ON "trace"."sample_id" = "sample"."id"
                  WHERE "sample"."run_id" = "run"."id"
                  ORDER BY "sample"."item_id", "sample"."repeat"
                  LIMIT 1), '') NOT LIKE '%"top\_k":%';
