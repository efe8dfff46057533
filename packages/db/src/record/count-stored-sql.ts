const SUM_COLUMNS = 'samples, correct, incorrect, unscorable, token_samples, completion_tokens';

/** SUM_COLUMNS over the samples that are new. */
const SUMS = `count(*),
         count(*) filter (where outcome = 'correct'),
         count(*) filter (where outcome = 'incorrect'),
         count(*) filter (where outcome = 'unscorable'),
         count(completion_tokens),
         coalesce(sum(completion_tokens), 0)`;

/** SUM_COLUMNS over items that are summed already: eight repeats of an item are one row of a batch. */
const SUMS_OF_ITEMS = SUM_COLUMNS.split(', ')
  .map((column) => `sum(${column})`)
  .join(', ');

/**
 * Counts the rows of `stored` into every rollup, as parts of a `with`: grading_id, item_id, repeat, finish,
 * completion_tokens, bin, outcome and scores of verdicts that are new. Two workers never wait for each other
 * in a circle: every part goes through its keys in order, and the parts come in the same order in every
 * execution.
 */
export const COUNT_STORED = `
of_items (grading_id, item_id, truncated, ${SUM_COLUMNS}) as (
  select grading_id, item_id, count(*) filter (where finish = 'length'), ${SUMS}
    from stored
   group by grading_id, item_id
),
runs as (
  insert into rollup_run as rollup (grading_id, ${SUM_COLUMNS}, truncated)
  select grading_id, ${SUMS_OF_ITEMS}, sum(truncated)
    from of_items
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
  select grading_id, item_id, ${SUM_COLUMNS}
    from of_items
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
  select grading_id, attribute.key, attribute.value, ${SUMS_OF_ITEMS}
    from of_items
    join item on item.id = of_items.item_id
   cross join lateral jsonb_each_text(item.attributes) as attribute
   where attribute.value is not null
   group by grading_id, attribute.key, attribute.value
   order by grading_id, attribute.key, attribute.value
      on conflict (grading_id, name, value) do update set ${added()}
),
item_scores as (
  insert into rollup_item_score as rollup (grading_id, item_id, name, samples, sum)
  select grading_id, item_id, score.key, count(*), sum(score.value::numeric)
    from stored
   cross join lateral jsonb_each_text(stored.scores) as score
   where stored.scores is not null
   group by grading_id, item_id, score.key
   order by grading_id, item_id, score.key
      on conflict (grading_id, item_id, name) do update
     set samples = rollup.samples + excluded.samples, sum = rollup.sum + excluded.sum
),
repeat_scores as (
  insert into rollup_repeat_score as rollup (grading_id, repeat, name, samples, sum)
  select grading_id, repeat, score.key, count(*), sum(score.value::numeric)
    from stored
   cross join lateral jsonb_each_text(stored.scores) as score
   where stored.scores is not null
   group by grading_id, repeat, score.key
   order by grading_id, repeat, score.key
      on conflict (grading_id, repeat, name) do update
     set samples = rollup.samples + excluded.samples, sum = rollup.sum + excluded.sum
)`;

function added(): string {
  return SUM_COLUMNS.split(', ')
    .map((column) => `${column} = rollup.${column} + excluded.${column}`)
    .join(', ');
}
