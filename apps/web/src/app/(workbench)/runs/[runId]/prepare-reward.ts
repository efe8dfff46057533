import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';
import { OVERRIDE_PARAMS } from '@assay/eval-core/reward/format-override';
import { LENGTH_REWARD_PARAMS } from '@assay/eval-core/reward/length-reward';

import {
  numberText,
  prepareFigure,
  REWARD,
  type FigureModel,
} from '../../../../charts/prepare/figure-text.ts';
import { counted } from '../../../../format/counted.ts';
import { formatCount } from '../../../../format/numbers.ts';

export interface RewardModel {
  mean: FigureModel;
  parameters: { name: string; value: string }[];
  notes: string[];
}

/** The mean accuracy reward of a run, with the parameters that it was computed with. */
export function prepareReward(reward: RunStatistics['reward']): RewardModel {
  const { accuracyReward, rewarded, withoutReward, missingEnds } = reward;
  return {
    mean: prepareFigure(accuracyReward, { unit: REWARD, reason: 'no sample has a reward' }),
    parameters: parametersOf(),
    notes: [
      `Mean over ${counted(rewarded, 'sample')}, before the weight; every question weighs the same.`,
      ...(missingEnds === 0
        ? []
        : [`${counted(missingEnds, 'sample')} cut off: the reward of a missing end.`]),
      ...(withoutReward === 0
        ? []
        : [
            `${counted(withoutReward, 'cell')} without a reward (missing, unscorable or of unknown length), left out.`,
          ]),
      'Bad think blocks and repetition are not looked at here: they need the texts.',
    ],
  };
}

function parametersOf(): { name: string; value: string }[] {
  const params = LENGTH_REWARD_PARAMS;
  const range = (from: number, to: number) =>
    `${numberText(from, REWARD)} to ${numberText(to, REWARD)}`;
  return [
    { name: 'Longest reply, L max', value: `${formatCount(params.maximumTokens)} tokens` },
    {
      name: 'Correct: falls from',
      value: `${formatCount(params.correctControlTokens)} tokens on`,
    },
    {
      name: 'Correct: reward',
      value: range(params.correctMaximum, params.correctMinimum),
    },
    {
      name: 'Incorrect: rises up to',
      value: `${formatCount(params.incorrectControlTokens)} tokens`,
    },
    {
      name: 'Incorrect: reward',
      value: range(params.incorrectMinimum, params.incorrectMaximum),
    },
    { name: 'Missing end', value: numberText(OVERRIDE_PARAMS.rewards['missing-end'], REWARD) },
  ];
}
