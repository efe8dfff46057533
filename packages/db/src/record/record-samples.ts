import { setTimeout as sleep } from 'node:timers/promises';

import type { Pool } from 'pg';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';

import { isCollision } from './database-error.ts';
import { RECORD_SAMPLES } from './record-samples-sql.ts';
import { sampleKeyText, type SampleKey, type SampleRecord } from './sample-record.ts';
import { boundedText, storableText } from './storable-text.ts';

const LONGEST_EXTRACTED = 2_000;
const MOST_COLLISIONS = 10;
const COLLISION_PAUSE_MS = 20;

/**
 * Stores samples, their traces and verdicts, and counts them in the rollups: one statement, so all of the
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
  for (let collisions = 0; ; collisions += 1) {
    try {
      const { rows } = await pool.query<SampleKey>({
        name: 'record-samples',
        text: RECORD_SAMPLES,
        values,
      });
      return rows;
    } catch (error) {
      if (!isCollision(error) || collisions >= MOST_COLLISIONS) throw error;
      await sleep(COLLISION_PAUSE_MS * (1 + collisions));
    }
  }
}

/** The parameters of RECORD_SAMPLES, in its order: one array per column. */
function toColumns(samples: readonly SampleRecord[]): unknown[][] {
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
    samples.map((sample) => storableText(sample.request)),
    samples.map((sample) => storableText(sample.content)),
    samples.map(({ reasoning }) => (reasoning === null ? null : storableText(reasoning))),
    samples.map(({ verdict }) => verdict.outcome),
    samples.map(({ verdict }) => verdict.reason),
    samples.map(({ verdict }) => boundedExtracted(verdict.extracted)),
    // unnest would flatten an array of arrays; the names of doubts hold no comma.
    samples.map(({ verdict }) => verdict.doubts.join(',')),
    samples.map(({ completionTokens }) => binOrNull(completionTokens)),
  ];
}

function boundedExtracted(text: string | null): string | null {
  return text === null ? null : boundedText(text, LONGEST_EXTRACTED);
}

function binOrNull(tokens: number | null): number | null {
  return tokens === null ? null : lengthBinOf(tokens);
}
