/** The columns that four of the rollups share, summed over the samples that are new. */
const SUMS = `count(*),
         count(*) filter (where outcome = 'correct'),
         count(*) filter (where outcome = 'incorrect'),
         count(*) filter (where outcome = 'unscorable'),
         count(completion_tokens),
         coalesce(sum(completion_tokens), 0)`;

const SUM_COLUMNS = 'samples, correct, incorrect, unscorable, token_samples, completion_tokens';

/**
 * Takes one array per column. Only rows that are really inserted (`fresh`) reach traces, verdicts and
 * rollups. Two workers never wait for each other in a circle: every part goes through its keys in order, and
 * the parts come in the same order in every execution.
 */
export const RECORD_SAMPLES = `
with batch as (
  select *
    from unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::finish[], $6::int[], $7::int[],
                $8::int[], $9::int[], $10::boolean[], $11::int[], $12::int[], $13::text[], $14::text[],
                $15::text[], $16::outcome[], $17::text[], $18::text[], $19::text[], $20::smallint[])
      as sent (run_id, grading_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
               thinking_tokens, tokens_estimated, first_token_ms, latency_ms, request, content, reasoning,
               outcome, reason, extracted, doubts, bin)
),
fresh as (
  insert into sample (run_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
                      thinking_tokens, tokens_estimated, first_token_ms, latency_ms)
  select run_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens,
         thinking_tokens, tokens_estimated, first_token_ms, latency_ms
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
  insert into verdict (grading_id, sample_id, item_id, repeat, completion_tokens, outcome, reason,
                       extracted, doubts)
  select grading_id, sample_id, item_id, repeat, completion_tokens, outcome, reason,
         extracted, string_to_array(doubts, ',')
    from stored
),
runs as (
  insert into rollup_run as rollup (grading_id, ${SUM_COLUMNS}, truncated)
  select grading_id, ${SUMS}, count(*) filter (where finish = 'length')
    from stored
   group by grading_id
   order by grading_id
      on conflict (grading_id) do update
     set ${added()}, truncated = rollup.truncated + excluded.truncated
),
repeats as (
  insert into rollup_repeat as rollup (grading_id, repeat, ${SUM_COLUMNS})
  select grading_id, repeat, ${SUMS}
    from stored
   group by grading_id, repeat
   order by grading_id, repeat
      on conflict (grading_id, repeat) do update set ${added()}
),
items as (
  insert into rollup_item as rollup (grading_id, item_id, ${SUM_COLUMNS})
  select grading_id, item_id, ${SUMS}
    from stored
   group by grading_id, item_id
   order by grading_id, item_id
      on conflict (grading_id, item_id) do update set ${added()}
),
lengths as (
  insert into rollup_length as rollup (grading_id, outcome, bin, samples)
  select grading_id, outcome, bin, count(*)
    from stored
   where bin is not null
   group by grading_id, outcome, bin
   order by grading_id, outcome, bin
      on conflict (grading_id, outcome, bin) do update
     set samples = rollup.samples + excluded.samples
),
attributes as (
  insert into rollup_attribute as rollup (grading_id, name, value, ${SUM_COLUMNS})
  select grading_id, attribute.key, attribute.value, ${SUMS}
    from stored
    join item on item.id = stored.item_id
   cross join lateral jsonb_each_text(item.attributes) as attribute
   where attribute.value is not null
   group by grading_id, attribute.key, attribute.value
   order by grading_id, attribute.key, attribute.value
      on conflict (grading_id, name, value) do update set ${added()}
)
select run_id as "runId", item_id as "itemId", repeat from fresh`;

function added(): string {
  return SUM_COLUMNS.split(', ')
    .map((column) => `${column} = rollup.${column} + excluded.${column}`)
    .join(', ');
}
