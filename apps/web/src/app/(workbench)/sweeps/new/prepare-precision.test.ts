import { describe, expect, test } from 'vitest';

import type { BenchmarkPrecision } from '@assay/contracts/sweep-precision';

import { preparePrecision } from './prepare-precision.ts';

const SEEN = {
  ...{ runId: 7, checkpointName: 'solver', repeats: 5 },
  ...{ isOtherVersion: false, mean: 0.5 },
};

const maze: BenchmarkPrecision = {
  versionId: 1,
  title: 'Mazes',
  items: 100,
  seen: SEEN,
  spread: { mean: 0.5, varianceRun: 0.125, varianceQuestion: 0.125 },
  spreadKind: 'seen',
  meanCompletionTokens: 2000,
  tokensPerSecond: 500,
};

function row(benchmark: Partial<BenchmarkPrecision> = {}, repeats = 5, halfWidth = 0.02) {
  const [only] = preparePrecision({ benchmarks: [{ ...maze, ...benchmark }], repeats, halfWidth });
  if (only === undefined) throw new Error('expected a row');
  return only;
}

describe('these questions', () => {
  test('are told apart by the noise of runs alone', () => {
    // (1.959964 + 0.841621) · √(2 · 0.125/500) = 0.06264.
    expect(row().detects.sameQuestions).toBe('6.3');
    // 1.959964 · √(0.125/500) = 0.03099.
    expect(row().halfWidth.sameQuestions).toBe('3.1');
  });

  test('need as many repeats as the half width asks for', () => {
    // 1.959964² · 0.125/(100 · 0.02²) = 12.005: thirteen.
    expect(row().repeatsFor.sameQuestions).toBe('13');
  });
});

describe('new questions', () => {
  test('are told apart against the choice of questions too', () => {
    // t(99): 1.98422 + 0.84522; √((0.125 + 2 · 0.125/5)/100) = 0.041833; product 0.11836.
    expect(row().detects.newQuestions).toBe('11.8');
  });

  test('cannot be known to ± 2 points by asking these ever more often', () => {
    const { repeatsFor } = row();
    expect(repeatsFor.newQuestions).toBe('—');
    expect(repeatsFor.reason).toBe(
      'However often they are asked, 100 questions leave more than ± 2 points for new ones.',
    );
  });

  test('are unknown from one question', () => {
    const { detects } = row({ items: 1 });
    expect(detects.newQuestions).toBe('—');
    expect(detects.reason).toBe('One question does not tell how questions differ.');
  });
});

describe('the cost', () => {
  test('is of one checkpoint, at the pace of that sweep', () => {
    // 100 · 5 · 2,000 = 1,000,000 tokens; 2,000 seconds.
    expect(row()).toMatchObject({
      tokens: { text: '1.0M', reason: null },
      duration: { text: '33 min 20 s', reason: null },
      design: '100 items × 5',
    });
  });

  test('is a gap with its reason where lengths or the pace are not known', () => {
    expect(row({ tokensPerSecond: null })).toMatchObject({
      tokens: { text: '1.0M' },
      duration: {
        ...{ text: '—' },
        reason: expect.stringContaining('has not ended') as string,
      },
    });
    const unreported = { text: '—', reason: 'Run 7 did not report its tokens.' };
    expect(row({ meanCompletionTokens: null })).toMatchObject({
      tokens: unreported,
      duration: unreported,
    });
    expect(row({ meanCompletionTokens: null, seen: null }).tokens.reason).toContain('never run');
  });
});

test.each([
  [{}, 'As in run 7 (solver, 5 repeats).'],
  [
    { seen: null, spreadKind: 'assumed' as const },
    'Never run: this assumes 50 % correct, with half of the variance between questions and half between repeats.',
  ],
  [
    { seen: { ...SEEN, mean: 1 }, spreadKind: 'assumed' as const },
    'Run 7 (solver, 5 repeats) was always right, so this assumes 50 % correct, with half of the variance between questions and half between repeats.',
  ],
  [
    { seen: { ...SEEN, mean: 0 }, spreadKind: 'assumed' as const },
    'Run 7 (solver, 5 repeats) was always wrong, so this assumes 50 % correct, with half of the variance between questions and half between repeats.',
  ],
  [
    // One question, right in three of five repeats.
    { seen: { ...SEEN, mean: 0.6 }, spreadKind: 'assumed' as const },
    'Run 7 (solver, 5 repeats) does not tell how questions differ, so this assumes 50 % correct, with half of the variance between questions and half between repeats.',
  ],
  [
    { spreadKind: 'run-unseen' as const },
    'As in run 7 (solver, 5 repeats), whose repeats never differ: the noise of runs is taken as if half a sample had differed.',
  ],
  [
    {
      seen: { runId: 7, checkpointName: 'solver', repeats: 1, isOtherVersion: true, mean: 0.5 },
      spreadKind: 'split-assumed' as const,
    },
    'As in run 7 of another version (solver, 1 repeat), half of its variance taken for that of runs.',
  ],
])('%j says where it comes from', (benchmark, basis) => {
  expect(row(benchmark).basis).toBe(basis);
});
