import type { ScoreTable } from './score-table.ts';

/**
 * Figure 8 of the report, averages of five runs. What is known from the paper on inference-time scaling alone
 * stands in the table of that paper.
 */
export const reportFigure8: ScoreTable = {
  sourceId: 'phi-4-reasoning-report',
  modelLabels: ['Phi-4-reasoning', 'Phi-4-reasoning-plus', 'DeepSeek-R1', 'o1', 'o3-mini-high'],
  lines: [
    {
      benchmark: 'aime-1983-2024',
      metric: 'accuracy',
      repeats: 5,
      cells: [83.1, 89.4, 86.0, null, 93.0],
    },
    {
      benchmark: 'ba-calendar-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [67.7, 65.6, 79.2, null, null],
    },
    {
      benchmark: 'tsp-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [37.5, 42.6, 46.7, null, 56.4],
    },
    {
      benchmark: 'maze-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [55.1, 53.4, 47.5, 79.7, null],
    },
    {
      benchmark: 'spatial-map-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [73.7, 73.3, 76.7, 83.6, 77.4],
    },
  ],
};
