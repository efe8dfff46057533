import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FlagKind } from '@assay/contracts/flags';
import type { Sampling } from '@assay/contracts/sampling';
import { findRunFlags } from '@assay/db/queries/run-flags';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import type { Fault } from '@assay/inference-simulator/faults/fault';

import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await openTestBench({
    speed: 20,
    models: [{ id: SERVED, thinkingMedianTokens: 300, thinkingSigma: 0 }],
  });
});

afterAll(() => bench.close());

const ITEMS = 2;
const REPEATS = 3;
const MAX_TOKENS = 3_000;
const SAMPLING: Sampling = { temperature: 0.8, topP: 1, maxTokens: MAX_TOKENS };

interface Flagged {
  fault?: Fault;
  sampling?: Sampling;
  cutsLoops?: boolean;
}

/** Runs six samples to their end and tells what was flagged. */
async function flagsUnder({ fault, ...sweep }: Flagged) {
  const { pool, simulator } = bench;
  const faults = fault === undefined ? [] : [{ fault }];
  await fetch(`${simulator.urls[0]}/__sim/faults`, {
    method: 'POST',
    body: JSON.stringify(faults),
  });
  const { sweepId } = await bench.queueSweep({
    items: ITEMS,
    repeats: REPEATS,
    maxConcurrency: 8,
    sampling: SAMPLING,
    ...sweep,
  });
  const runs = () =>
    pool.query<{ id: number; gradingId: number; status: string }>(
      'select id, status, current_grading_id as "gradingId" from run where sweep_id = $1',
      [sweepId],
    );
  await until(async () => (await runs()).rows[0]?.status === 'completed');
  const { id = 0, gradingId = 0 } = (await runs()).rows[0] ?? {};
  const { rows: samples } = await pool.query<{ finish: string; tokens: number; text: string }>(
    `select finish, completion_tokens as tokens, coalesce(reasoning, '') || content as text
       from sample join trace on sample_id = id where run_id = $1`,
    [id],
  );
  const flags = (await findRunFlags(pool, [id])).get(id) ?? [];
  const counts: Partial<Record<FlagKind, number>> = Object.fromEntries(
    flags.map(({ kind, samples: count }) => [kind, count]),
  );
  return { counts, samples, rollups: await checkRollups(pool, gradingId) };
}

describe('a run is flagged', () => {
  it('for nothing when all is well', async () => {
    const { counts, samples } = await flagsUnder({});
    expect(samples).toHaveLength(ITEMS * REPEATS);
    expect(counts).toEqual({});
  });

  it('when replies go round in circles, which are kept to their end', async () => {
    // One text for all would be another flag: at temperature 0 it is no wonder.
    const { counts, samples } = await flagsUnder({
      fault: { kind: 'repetition-loop' },
      sampling: { ...SAMPLING, temperature: 0 },
    });
    expect(counts).toEqual({ repetition_loop: ITEMS * REPEATS });
    expect(samples.map(({ tokens }) => tokens)).toEqual(samples.map(() => MAX_TOKENS));
  });

  it('when they are cut short for it, and the server is let go of', async () => {
    const { counts, samples, rollups } = await flagsUnder({
      fault: { kind: 'repetition-loop' },
      sampling: { ...SAMPLING, temperature: 0 },
      cutsLoops: true,
    });
    const all = ITEMS * REPEATS;
    expect(counts).toEqual({ repetition_loop: all, cut_short: all });
    for (const { finish, tokens, text } of samples) {
      expect(finish).toBe('length');
      expect(tokens).toBeLessThan(MAX_TOKENS / 2);
      expect(text.length).toBeGreaterThanOrEqual(1_024);
    }
    expect(rollups).toEqual([]);
    await until(() => bench.simulator.state().replicas.every(({ running }) => running === 0));
    const requests = bench.simulator.state().requests.slice(-all);
    expect(requests.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: all }, () => 'cancelled'),
    );
  });

  it('when the server gives every repeat the same text', async () => {
    const { counts } = await flagsUnder({ fault: { kind: 'same-text' } });
    expect(counts).toEqual({ identical_texts: ITEMS * (REPEATS - 1) });
  });

  it('when the server reads only the end of the prompt', async () => {
    const { counts } = await flagsUnder({ fault: { kind: 'prompt-truncated', keptTokens: 6 } });
    expect(counts).toMatchObject({ prompt_truncated: ITEMS * REPEATS });
  });
});
