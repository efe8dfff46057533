/** Enough to see what is meant; a page links to each. */
const MOST_EXAMPLES = 5;

/**
 * Stores and counts what is odd about the rows of `stored`, as parts of a `with`: sample_id, run_id, item_id, repeat,
 * flags and text_hash of samples that are new. The same text of another repeat is looked for among the batch and
 * among what was stored before; two batches that are written at the same moment do not see each other, but all repeats
 * of an item go through one worker, which writes one batch after the other.
 */
export const FLAG_STORED = `
texts as (
  select sample_id, run_id, item_id, text_hash,
         row_number() over (partition by run_id, item_id, text_hash order by repeat) as place
    from stored
   where text_hash is not null
),
flagged as (
  select sample_id, run_id, kind
    from stored
   cross join lateral unnest(string_to_array(flags, ',')::flag_kind[]) as kind
   where flags <> ''
   union all
  select texts.sample_id, texts.run_id, 'identical_texts'
    from texts
    left join lateral (
           select true as is_there
             from sample
            where sample.run_id = texts.run_id and sample.item_id = texts.item_id
              and sample.text_hash = texts.text_hash
            limit 1) as twin on true
   where texts.place > 1 or twin.is_there
),
sample_flags as (
  insert into sample_flag (sample_id, kind) select sample_id, kind from flagged
),
run_flags as (
  insert into run_flag as flag (run_id, kind, samples, example_ids)
  select run_id, kind, count(*), (array_agg(sample_id order by sample_id))[:${MOST_EXAMPLES}]
    from flagged
   group by run_id, kind
   order by run_id, kind
      on conflict (run_id, kind) do update
     set samples = flag.samples + excluded.samples,
         example_ids = (flag.example_ids || excluded.example_ids)[:${MOST_EXAMPLES}]
)`;
