import type { Pool } from 'pg';

import type { SampleFigures } from '@assay/eval-core/statistics/sample-matrix';

export interface RunFigures {
  /** Keys of the items that the run covers, in their order, with or without samples. */
  items: string[];
  samples: SampleFigures[];
}

type Attributes = SampleFigures['attributes'];
type FigureRow = [
  itemId: number,
  repeat: number,
  outcome: SampleFigures['verdict'],
  answer: string | null,
  tokens: number | null,
  thinkingTokens: number | null,
  tokensEstimated: boolean,
  thinkingEstimated: boolean,
  isCutOff: boolean,
];

/**
 * Every sample of a run with its verdict by one grading, as the statistics need them. A sample that this grading has
 * not reached has no verdict. Without texts; 221,400 samples (4,428 × 50) are some 30 MB here.
 */
export async function findRunFigures(
  pool: Pool,
  { runId, gradingId }: { runId: number; gradingId: number },
): Promise<RunFigures> {
  const [items, samples] = await Promise.all([
    pool.query<{ id: number; key: string; attributes: Attributes }>(
      `select item.id, item.key, item.attributes
         from run
         join item on item.version_id = run.benchmark_version_id and item.draw < run.item_count
        where run.id = $1
        order by item.position`,
      [runId],
    ),
    pool.query<FigureRow>({
      text: `select sample.item_id, sample.repeat, verdict.outcome, verdict.extracted,
                    sample.completion_tokens, sample.thinking_tokens, sample.tokens_estimated,
                    sample.thinking_estimated, sample.finish = 'length'
               from sample
               left join verdict on verdict.sample_id = sample.id and verdict.grading_id = $2
              where sample.run_id = $1
              order by sample.item_id, sample.repeat`,
      values: [runId, gradingId],
      rowMode: 'array',
    }),
  ]);
  const itemById = new Map(items.rows.map((item) => [item.id, item]));
  return {
    items: items.rows.map(({ key }) => key),
    samples: samples.rows.flatMap((row) => {
      const item = itemById.get(row[0]);
      return item === undefined ? [] : figuresOf(row, item);
    }),
  };
}

function figuresOf(
  row: FigureRow,
  { key, attributes }: { key: string; attributes: Attributes },
): SampleFigures {
  return {
    item: key,
    repeat: row[1],
    verdict: row[2],
    answer: row[3],
    tokens: row[4],
    thinkingTokens: row[5],
    tokensEstimated: row[6],
    thinkingEstimated: row[7],
    isCutOff: row[8],
    attributes,
  };
}
