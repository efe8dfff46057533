import type { Pool } from 'pg';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';

import { binaryArray, type ArrayType, type ElementOf } from './binary-array.ts';
import { RECORD_SAMPLES } from './record-samples-sql.ts';
import { sampleKeyText, type SampleKey, type SampleRecord } from './sample-record.ts';
import { storableText } from './storable-text.ts';
import { throughCollisions } from './through-collisions.ts';
import { verdictArrays } from './verdict-record.ts';

/**
 * Stores samples, their traces, verdicts and flags, and counts them in the rollups: one statement, so all of the
 * batch or nothing. What is stored already, by whomever, stays as it is and is not counted again. A run
 * that was cancelled meanwhile gets its samples too: nothing that was generated is thrown away.
 *
 * @returns the keys that were new
 */
export async function recordSamples(
  pool: Pool,
  samples: readonly SampleRecord[],
): Promise<SampleKey[]> {
  if (samples.length === 0) return [];
  const values = toColumns([
    ...new Map(samples.map((sample) => [sampleKeyText(sample), sample])).values(),
  ]);
  const { rows } = await throughCollisions(() =>
    pool.query<SampleKey>({ name: 'record-samples', text: RECORD_SAMPLES, values }),
  );
  return rows;
}

/** The parameters of RECORD_SAMPLES, in its order: one array per column. */
function toColumns(samples: readonly SampleRecord[]): unknown[] {
  const column = <Type extends ArrayType>(
    type: Type,
    read: (sample: SampleRecord) => ElementOf<Type> | null,
  ) => binaryArray(type, samples.map(read));
  return [
    column('int', ({ runId }) => runId),
    column('int', ({ gradingId }) => gradingId),
    column('int', ({ itemId }) => itemId),
    column('smallint', ({ repeat }) => repeat),
    column('text', ({ finish }) => finish),
    column('int', ({ seed }) => seed),
    column('int', ({ promptTokens }) => promptTokens),
    column('int', ({ completionTokens }) => completionTokens),
    column('int', ({ thinkingTokens }) => thinkingTokens),
    column('boolean', ({ tokensEstimated }) => tokensEstimated),
    column('boolean', ({ thinkingEstimated }) => thinkingEstimated),
    column('int', ({ firstTokenMs }) => firstTokenMs),
    column('int', ({ latencyMs }) => latencyMs),
    column('text', ({ request }) => storableText(request)),
    column('text', ({ content }) => storableText(content)),
    column('text', ({ reasoning }) => reasoning && storableText(reasoning)),
    column('smallint', ({ completionTokens: tokens }) =>
      tokens === null ? null : lengthBinOf(tokens),
    ),
    column('bigint', ({ textHash }) => textHash),
    // unnest would flatten an array of arrays: flags travel as text, and their names hold no comma.
    column('text', ({ flags }) => flags.join(',')),
    column('smallint', ({ weights }) => weights ?? null),
    column('smallint', ({ graderNumber }) => graderNumber ?? null),
    ...verdictArrays(samples.map(({ verdict }) => verdict)),
  ];
}
