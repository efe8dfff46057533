import { COUNT_STORED } from './count-stored-sql.ts';
import { FLAG_STORED } from './flag-stored-sql.ts';
import { SENT_VERDICT, VERDICT_COLUMNS, verdictParameters } from './verdict-record.ts';

/**
 * Takes one array per column. Only rows that are really inserted (`fresh`) reach traces, verdicts, flags and
 * rollups. A failure that another worker named meanwhile gives way to the sample, by a trigger.
 */
export const RECORD_SAMPLES = `
with batch as (
  select *
    from unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::text[]::finish[], $6::int[], $7::int[],
                $8::int[], $9::int[], $10::boolean[], $11::boolean[], $12::int[], $13::int[], $14::text[],
                $15::text[], $16::text[], $17::smallint[], $18::bigint[], $19::text[], $20::smallint[],
                $21::smallint[], ${verdictParameters(22)})
      as sent (run_id, grading_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
               thinking_tokens, tokens_estimated, thinking_estimated, first_token_ms, latency_ms, request,
               content, reasoning, bin, text_hash, flags, weights, grader_number, ${VERDICT_COLUMNS})
),
fresh as (
  insert into sample (run_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
                      thinking_tokens, tokens_estimated, thinking_estimated, first_token_ms, latency_ms,
                      text_hash, weights)
  select run_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
         thinking_tokens, tokens_estimated, thinking_estimated, first_token_ms, latency_ms,
         text_hash, weights
    from batch
   order by run_id, item_id, repeat
      on conflict (run_id, item_id, repeat) do nothing
  returning id, run_id, item_id, repeat
),
stored as (
  select fresh.id as sample_id, batch.*
    from fresh
    join batch using (run_id, item_id, repeat)
),
traces as (
  insert into trace (sample_id, request, content, reasoning)
  select sample_id, request, content, reasoning from stored
),
verdicts as (
  insert into verdict (grading_id, sample_id, item_id, repeat, completion_tokens, grader_number,
                       ${VERDICT_COLUMNS})
  select grading_id, sample_id, item_id, repeat, completion_tokens, grader_number, ${SENT_VERDICT}
    from stored
),
${FLAG_STORED},
${COUNT_STORED}
select run_id as "runId", item_id as "itemId", repeat from fresh`;
