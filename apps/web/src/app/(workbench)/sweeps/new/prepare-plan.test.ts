import { describe, expect, it } from 'vitest';

import type { SweepPlan } from '@assay/contracts/sweeps';

import { preparePlan } from './prepare-plan.ts';

function plan(sizes: readonly number[], change: Partial<SweepPlan> = {}): SweepPlan {
  const items = sizes.reduce((sum, size) => sum + size, 0);
  return {
    runs: 4 * sizes.length,
    promptVariants: 1,
    items,
    generations: 4 * items * 5,
    maxCompletionTokens: 4 * items * 5 * 4096,
    expectedCompletionTokens: null,
    perBenchmark: sizes.map((size, index) => ({
      versionId: index + 1,
      title: `B${index}`,
      items: size,
      generations: 4 * size * 5,
    })),
    ...change,
  };
}

const rest = { checkpoints: 4, repeats: 5, maxTokens: 4096 };

describe('the price of a sweep', () => {
  it('multiplies benchmarks of one size: 4 × 2 × 48 × 5 = 1,920', () => {
    const model = preparePlan({ plan: plan([48, 48]), ...rest });
    expect(`${model.factors} = ${model.generations}`).toBe(
      '4 checkpoints × 2 benchmarks × 48 items × 5 repeats = 1,920 generations',
    );
  });

  it('never multiplies benchmarks of different sizes: 4 × (48 + 10) × 5 = 1,160', () => {
    const model = preparePlan({ plan: plan([48, 10]), ...rest });
    expect(`${model.factors} = ${model.generations}`).toBe(
      '4 checkpoints × 58 items of 2 benchmarks × 5 repeats = 1,160 generations',
    );
  });

  it('multiplies prompt variants: 4 × 2 × 48 × 3 × 5 = 5,760', () => {
    const thrice = { runs: 24, promptVariants: 3, generations: 5_760 };
    const model = preparePlan({ plan: plan([48, 48], thrice), ...rest });
    expect(`${model.factors} = ${model.generations}`).toBe(
      '4 checkpoints × 2 benchmarks × 48 items × 3 prompt variants × 5 repeats = 5,760 generations',
    );
    expect(model.runs).toBe('24 runs');
  });

  it('adds up runs where a template is the default of one benchmark alone: (4 + 8) × 48 × 5 = 2,880', () => {
    const uneven = { runs: 12, promptVariants: null, generations: 2_880 };
    const model = preparePlan({ plan: plan([48, 48], uneven), ...rest });
    expect(`${model.factors} = ${model.generations}`).toBe(
      '576 items in 12 runs × 5 repeats = 2,880 generations',
    );
  });

  it('gives the bound on tokens with its factors: 1,920 × 4,096 = 7,864,320', () => {
    expect(preparePlan({ plan: plan([48, 48]), ...rest }).upperBound).toBe(
      'at most 7.9M completion tokens (1,920 × 4,096)',
    );
  });

  it('says why there is no forecast instead of showing 0', () => {
    expect(preparePlan({ plan: plan([48]), ...rest }).expected).toContain('no forecast');
  });

  it('writes one of a thing without an s', () => {
    const one = plan([1], { generations: 1, maxCompletionTokens: 10 });
    const model = preparePlan({ plan: one, checkpoints: 1, repeats: 1, maxTokens: 10 });
    expect(model.factors).toBe('1 checkpoint × 1 benchmark × 1 item × 1 repeat');
    expect(model.generations).toBe('1 generation');
  });
});
