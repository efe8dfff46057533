import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';
import { runReward } from '@assay/eval-core/reward/run-reward';
import { classesByText } from '@assay/eval-core/statistics/at-k/answer-classes';
import { nextRunRange } from '@assay/eval-core/statistics/distribution/next-run-range';
import { statisticsDocument } from '@assay/eval-core/statistics/document';
import {
  sampleMatrix,
  type SampleFigures,
  type SampleMatrix,
} from '@assay/eval-core/statistics/sample-matrix';

const VERDICTS: Record<string, SampleFigures['verdict']> = {
  c: 'correct',
  i: 'incorrect',
  t: 'incorrect',
  u: 'unscorable',
  '.': null,
};

interface GridOptions {
  /** Of the sample in a row and column; null: unknown. */
  tokensOf?: (item: number, repeat: number) => number | null;
  /** Of these, the tokens of its thinking, as an estimate; left out: unknown. */
  estimatedThinkingTokens?: number;
  attributesOf?: (item: number) => SampleFigures['attributes'];
  level?: number;
}

/** Samples as letters, a string a question: c correct, i incorrect, t cut off, u unscorable, . missing. */
export function matrixOfGrid(grid: readonly string[], options: GridOptions = {}): SampleMatrix {
  const { tokensOf = () => 100, attributesOf = () => ({}), estimatedThinkingTokens } = options;
  const samples = grid.flatMap((letters, item) =>
    [...letters].map((letter, repeat): SampleFigures => {
      const verdict = VERDICTS[letter] ?? null;
      return {
        item: `q${item}`,
        repeat,
        verdict,
        answer: verdict === 'correct' ? 'right' : `wrong ${repeat}`,
        tokens: verdict === null ? null : tokensOf(item, repeat),
        thinkingTokens: verdict === null ? null : (estimatedThinkingTokens ?? null),
        thinkingEstimated: estimatedThinkingTokens !== undefined,
        isCutOff: verdict === null ? null : letter === 't',
        attributes: attributesOf(item),
      };
    }),
  );
  return sampleMatrix(samples);
}

/** All statistics of such samples. */
export function statisticsOfGrid(
  grid: readonly string[],
  options: GridOptions = {},
): RunStatistics {
  const { level = 0.95 } = options;
  const matrix = matrixOfGrid(grid, options);
  const document = statisticsDocument(matrix, { level, classes: classesByText(matrix) });
  return {
    ...document,
    repeatsUnderWay: 0,
    answerEquality: { kind: 'math', questionsByText: 0, because: null },
    nextRun: nextRunRange(document.distribution.accuracies),
    reward: runReward(matrix, { level }),
  };
}
