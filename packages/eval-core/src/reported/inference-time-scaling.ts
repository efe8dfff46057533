import type { ScoreTable } from './score-table.ts';

const sourceId = 'inference-time-scaling-paper';
const modelLabels = [
  ...['Claude 3.5', 'Claude 3.7', 'R1', 'Gemini 2 Pro', 'Gemini 2 Flash Think', 'GPT-4o', 'o1'],
  ...['o3-mini-high', 'Llama 405B'],
];

/** Average of single passes over 5 runs; fewer for two models on three benchmarks. */
export const inferenceTimeScaling: ScoreTable = {
  sourceId,
  modelLabels,
  lines: [
    {
      benchmark: 'aime-2025',
      metric: 'accuracy',
      repeats: 5,
      cells: [4.0, 58.7, 56.0, 26.7, 44.7, 7.3, 73.3, 78.0, 2.7],
    },
    {
      benchmark: 'aime-1983-2024',
      metric: 'accuracy',
      repeats: 5,
      // Eight more values are known, but not whose they are.
      cells: [null, null, null, null, null, null, null, 92.8, null],
    },
    {
      benchmark: 'omni-math',
      metric: 'accuracy',
      repeats: 5,
      cells: [28.0, { percent: 54.6, repeats: 3 }, 85.0, 47.8, 61.1, 26.9, 67.5, 74.6, 25.6],
    },
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy',
      repeats: 5,
      cells: [56.9, 76.8, 73.0, 62.8, 72.0, 48.1, 76.7, 77.7, 47.7],
    },
    {
      benchmark: 'ba-calendar-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [50.5, 88.5, 79.2, 38.9, 67.7, 27.9, 86.1, 62.0, 34.3],
    },
    {
      benchmark: '3sat-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [12.9, 61.8, 81.3, 25.4, 61.9, 13.0, 88.9, 96.1, 23.6],
    },
    {
      benchmark: 'tsp-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [13.4, 47.7, 46.7, 20.5, 30.1, 10.2, 45.8, 56.4, 9.2],
    },
    {
      benchmark: 'maze-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [45.3, null, 47.5, { percent: 48.7, repeats: 4 }, 49.2, 45.1, 80.0, 80.0, 56.5],
    },
    {
      benchmark: 'spatial-map-public',
      metric: 'accuracy',
      repeats: 5,
      cells: [77.2, null, 76.8, { percent: 73.6, repeats: 4 }, 66.4, 68.5, 83.8, 79.7, 68.3],
    },
  ],
};

/** The same runs on GPQA Diamond by domain. */
export const inferenceTimeScalingByDomain: ScoreTable = {
  sourceId,
  modelLabels,
  lines: [
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy (Biology)',
      repeats: 5,
      cells: [53.7, 65.3, 73.7, 54.7, 65.3, 55.8, 63.2, 69.5, 44.2],
    },
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy (Chemistry)',
      repeats: 5,
      cells: [46.7, 64.5, 56.1, 53.3, 56.3, 37.4, 66.9, 66.2, 41.1],
    },
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy (Physics)',
      repeats: 5,
      cells: [68.6, 92.6, 91.2, 74.9, 90.5, 57.9, 90.2, 91.9, 55.6],
    },
  ],
};
