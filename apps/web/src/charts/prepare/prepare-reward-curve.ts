import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';
import { rewardCurve } from '@assay/eval-core/reward/reward-curve';

import { axisOf } from './curve-axes.ts';
import type { CurveChart } from './curve-model.ts';
import { methodLine, numberText, prepareFigure, REWARD } from './figure-text.ts';
import { countText } from './number-text.ts';

/** Some 60 points draw both bends smoothly at any width. */
const POINTS = 65;
const TICKS = [0, 8192, 16_384, 24_576, 32_768];

/** The accuracy reward by length, for a correct and an incorrect reply, with the mean that this run would have had. */
export function prepareRewardCurve(reward: RunStatistics['reward'], level: number): CurveChart {
  const points = rewardCurve({}, { points: POINTS });
  const { value } = reward.accuracyReward;
  const { text } = prepareFigure(reward.accuracyReward, { unit: REWARD });
  return {
    kind: 'chart',
    series: [
      { key: 'correct', label: 'Correct reply', ink: 'solid' },
      { key: 'incorrect', label: 'Incorrect reply', ink: 'contrast' },
    ],
    points: points.map(({ tokens, correct, incorrect }) => ({
      x: tokens,
      values: { correct, incorrect },
      bands: {},
      hoverLines: [
        `${countText(tokens)} tokens`,
        `Correct: ${numberText(correct, REWARD)}`,
        `Incorrect: ${numberText(incorrect, REWARD)}`,
      ],
    })),
    shape: 'line',
    hasDots: false,
    bars: [],
    ticks: [],
    markers: value === null ? [] : [{ at: value, axis: 'y', text: `mean of this run: ${text}` }],
    xAxis: axisOf('Completion tokens', TICKS, (at) =>
      at === 0 ? '0' : `${countText(at / 1024)}k`,
    ),
    yAxis: axisOf('Accuracy reward', [-1, -0.5, 0, 0.5, 1], (at) =>
      numberText(at, { ...REWARD, digits: 1 }),
    ),
    notes: [methodLine(reward.accuracyReward, level)],
    table: {
      caption: 'Accuracy reward by length',
      head: ['Completion tokens', 'Correct', 'Incorrect'],
      rows: points
        .filter((_, index) => index % 8 === 0)
        .map(({ tokens, correct, incorrect }) => [
          countText(tokens),
          numberText(correct, REWARD),
          numberText(incorrect, REWARD),
        ]),
    },
  };
}
