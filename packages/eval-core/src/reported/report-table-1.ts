import type { ScoreTable } from './score-table.ts';

/**
 * Table 1 of the report: AIME 2025 over 50 runs; what LiveCodeBench was run with is not known. Elo on
 * Codeforces is no fraction and left out.
 */
export const reportTable1: ScoreTable = {
  sourceId: 'phi-4-reasoning-report',
  modelLabels: [
    ...['Phi-4-reasoning', 'Phi-4-reasoning-plus', 'R1-Distill-Llama-70B', 'DeepSeek-R1', 'o1'],
    'o3-mini-high',
  ],
  lines: [
    {
      benchmark: 'aime-2025',
      metric: 'accuracy',
      repeats: 50,
      cells: [
        { percent: 63.1, std: 6.3 },
        { percent: 78.0, std: 4.6 },
        { percent: 51.5, std: 5.8 },
        { percent: 70.4, std: 4.3 },
        { percent: 71.4, std: 5.7 },
        { percent: 82.5, std: 4.9 },
      ],
    },
    {
      benchmark: 'omni-math',
      metric: 'accuracy',
      repeats: 5,
      cells: [
        ...[{ percent: 76.6, std: 0.5 }, { percent: 81.9, std: 0.1 }, 63.4, 85.0, 67.5],
        74.6,
      ],
    },
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy',
      repeats: 5,
      cells: [
        { percent: 67.1, std: 2.7 },
        { percent: 69.3, std: 2.1 },
        66.2,
        { percent: 73.0, std: 1.7 },
        76.7,
        { percent: 77.7, std: 0.6 },
      ],
    },
    {
      benchmark: 'livecodebench',
      metric: 'accuracy',
      repeats: null,
      note: 'Problems of August 2024 to January 2025.',
      cells: [53.8, 53.1, 57.5, 65.9, 63.4, null],
    },
  ],
};
