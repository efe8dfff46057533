import { describe, expect, it } from 'vitest';

import { modelName } from './model-names.ts';
import { reportedScores } from './reported-scores.ts';

const CARD = 'phi-4-reasoning-card';
const REPORT = 'phi-4-reasoning-report';
const COMPANION = 'inference-time-scaling-paper';

type Side = [sourceId: string, modelLabel: string, valueFraction: number];

const disagreements: [benchmark: string, metric: string, one: Side, other: Side][] = [
  [
    'gpqa-diamond',
    'accuracy',
    [CARD, 'Phi-4-reasoning', 0.658],
    [REPORT, 'Phi-4-reasoning', 0.671],
  ],
  [
    'gpqa-diamond',
    'accuracy',
    [CARD, 'Phi-4-reasoning-plus', 0.689],
    [REPORT, 'Phi-4-reasoning-plus', 0.693],
  ],
  ['aime-2025', 'accuracy', [CARD, 'Phi-4-reasoning', 0.629], [REPORT, 'Phi-4-reasoning', 0.631]],
  ['aime-2025', 'accuracy', [CARD, 'o1', 0.753], [REPORT, 'o1', 0.714]],
  ['aime-2025', 'accuracy', [REPORT, 'o1', 0.714], [COMPANION, 'o1', 0.733]],
  ['aime-2025', 'accuracy', [CARD, 'o3-mini', 0.78], [REPORT, 'o3-mini-high', 0.825]],
  ['aime-2025', 'accuracy', [REPORT, 'o3-mini-high', 0.825], [COMPANION, 'o3-mini-high', 0.78]],
  ['aime-2025', 'accuracy', [REPORT, 'DeepSeek-R1', 0.704], [COMPANION, 'R1', 0.56]],
  ['livecodebench', 'accuracy', [CARD, 'DeepSeek-R1', 0.628], [REPORT, 'DeepSeek-R1', 0.659]],
  ['livecodebench', 'accuracy', [CARD, 'o1', 0.71], [REPORT, 'o1', 0.634]],
  ['arena-hard', 'win rate', [CARD, 'GPT-4o', 0.756], [REPORT, 'GPT-4o', 0.69]],
  ['mmlu-pro', 'accuracy', [CARD, 'GPT-4o', 0.73], [REPORT, 'GPT-4o', 0.735]],
  [
    'aime-1983-2024',
    'accuracy',
    [REPORT, 'o3-mini-high', 0.93],
    [COMPANION, 'o3-mini-high', 0.928],
  ],
  ['maze-public', 'accuracy', [REPORT, 'o1', 0.797], [COMPANION, 'o1', 0.8]],
  ['spatial-map-public', 'accuracy', [REPORT, 'DeepSeek-R1', 0.767], [COMPANION, 'R1', 0.768]],
  ['spatial-map-public', 'accuracy', [REPORT, 'o1', 0.836], [COMPANION, 'o1', 0.838]],
  [
    'spatial-map-public',
    'accuracy',
    [REPORT, 'o3-mini-high', 0.774],
    [COMPANION, 'o3-mini-high', 0.797],
  ],
];

describe('sources that disagree', () => {
  it.each(disagreements)('are both kept: %s, %s, %s and %s', (benchmark, metric, one, other) => {
    for (const [sourceId, model, value] of [one, other]) {
      const score = reportedScores.find(
        (each) =>
          each.sourceId === sourceId &&
          each.benchmark === benchmark &&
          each.metric === metric &&
          each.modelLabel === model,
      );
      expect(score?.valueFraction).toBe(value);
    }
  });

  it('are all of this list, but for what a label leaves open', () => {
    const values = new Map<string, Set<number>>();
    for (const { benchmark, metric, modelLabel, valueFraction } of reportedScores) {
      const place = JSON.stringify([benchmark, metric, modelName(modelLabel)]);
      values.set(place, (values.get(place) ?? new Set()).add(valueFraction));
    }
    const found = [...values].flatMap(([place, numbers]) => (numbers.size > 1 ? [place] : []));
    const listed = disagreements
      .filter(([, , [, one], [, other]]) => modelName(one) === modelName(other))
      .map(([benchmark, metric, [, model]]) =>
        JSON.stringify([benchmark, metric, modelName(model)]),
      );
    expect(found.sort()).toEqual([...new Set(listed)].sort());
  });
});
