import type { Pool } from 'pg';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';

import { RECORD_SAMPLES } from './record-samples-sql.ts';
import { sampleKeyText, type SampleKey, type SampleRecord } from './sample-record.ts';
import { storableText } from './storable-text.ts';
import { textArray } from './text-array.ts';
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
  return [
    samples.map((sample) => sample.runId),
    samples.map((sample) => sample.gradingId),
    samples.map((sample) => sample.itemId),
    samples.map((sample) => sample.repeat),
    samples.map((sample) => sample.finish),
    samples.map((sample) => sample.seed),
    samples.map((sample) => sample.promptTokens),
    samples.map((sample) => sample.completionTokens),
    samples.map((sample) => sample.thinkingTokens),
    samples.map((sample) => sample.tokensEstimated),
    samples.map((sample) => sample.firstTokenMs),
    samples.map((sample) => sample.latencyMs),
    textArray(samples.map(({ request }) => storableText(request))),
    textArray(samples.map(({ content }) => storableText(content))),
    textArray(samples.map(({ reasoning }) => reasoning && storableText(reasoning))),
    samples.map(({ completionTokens }) =>
      completionTokens === null ? null : lengthBinOf(completionTokens),
    ),
    samples.map(({ textHash }) => textHash),
    // unnest would flatten an array of arrays: flags travel as text, and their names hold no comma.
    samples.map(({ flags }) => flags.join(',')),
    samples.map(({ weights }) => weights ?? null),
    ...verdictArrays(samples.map(({ verdict }) => verdict)),
  ];
}
