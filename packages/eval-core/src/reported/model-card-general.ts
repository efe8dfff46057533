import type { ScoreTable } from './score-table.ts';

/** The model card's table of general-purpose benchmarks. */
export const modelCardGeneral: ScoreTable = {
  sourceId: 'phi-4-reasoning-card',
  modelLabels: ['Phi-4', 'Phi-4-reasoning', 'Phi-4-reasoning-plus', 'o3-mini', 'GPT-4o'],
  lines: [
    {
      benchmark: 'flenqa',
      metric: 'accuracy (3K tokens)',
      repeats: null,
      cells: [82.0, 97.7, 97.9, 96.8, 90.8],
    },
    {
      benchmark: 'ifeval',
      metric: 'strict accuracy',
      repeats: null,
      cells: [62.3, 83.4, 84.9, 91.5, 81.8],
    },
    {
      benchmark: 'arena-hard',
      metric: 'win rate',
      repeats: null,
      cells: [68.1, 73.3, 79.0, 81.9, 75.6],
    },
    {
      benchmark: 'humaneval-plus',
      metric: 'pass@1',
      repeats: null,
      cells: [83.5, 92.9, 92.3, 94.0, 88.0],
    },
    {
      benchmark: 'mmlu-pro',
      metric: 'accuracy',
      repeats: null,
      cells: [71.5, 74.3, 76.0, 79.4, 73.0],
    },
    {
      benchmark: 'kitab',
      metric: 'precision (no context)',
      repeats: null,
      cells: [19.3, 23.2, 27.6, 37.9, 53.7],
    },
    {
      benchmark: 'kitab',
      metric: 'precision (with context)',
      repeats: null,
      cells: [88.5, 91.5, 93.6, 94.0, 84.7],
    },
    {
      benchmark: 'kitab',
      metric: 'recall (no context)',
      repeats: null,
      cells: [8.2, 4.9, 6.3, 4.2, 20.3],
    },
    {
      benchmark: 'kitab',
      metric: 'recall (with context)',
      repeats: null,
      cells: [68.1, 74.8, 75.4, 76.1, 69.2],
    },
    {
      benchmark: 'toxigen',
      metric: 'accuracy (toxic)',
      repeats: null,
      cells: [72.6, 86.7, 77.3, 85.4, 87.6],
    },
    {
      benchmark: 'toxigen',
      metric: 'accuracy (neutral)',
      repeats: null,
      cells: [90.0, 84.7, 90.5, 88.7, 85.1],
    },
    {
      benchmark: 'phibench',
      metric: 'accuracy',
      repeats: null,
      note: 'PhiBench 2.21, which is not public.',
      cells: [58.2, 70.6, 74.2, 78.0, 72.4],
    },
  ],
};
