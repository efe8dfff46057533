import type { ScoreTable } from './score-table.ts';

/** Of Table 2 of the report, averages of five generations: what is known to differ from the model card. */
export const reportTable2: ScoreTable = {
  sourceId: 'phi-4-reasoning-report',
  modelLabels: ['GPT-4o'],
  lines: [
    { benchmark: 'arena-hard', metric: 'win rate', repeats: 5, cells: [69.0] },
    { benchmark: 'mmlu-pro', metric: 'accuracy', repeats: 5, cells: [73.5] },
  ],
};
