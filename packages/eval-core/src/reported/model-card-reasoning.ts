import type { ScoreTable } from './score-table.ts';

/** The model card's table of reasoning benchmarks. */
export const modelCardReasoning: ScoreTable = {
  sourceId: 'phi-4-reasoning-card',
  modelLabels: [
    ...['Phi-4-reasoning', 'Phi-4-reasoning-plus', 'OpenThinker2-32B', 'QwQ 32B'],
    ...['EXAONE-Deep-32B', 'DeepSeek-R1-Distill-70B', 'DeepSeek-R1', 'o1-mini', 'o1', 'o3-mini'],
    ...['Claude-3.7-Sonnet', 'Gemini-2.5-Pro'],
  ],
  lines: [
    {
      benchmark: 'aime-2024',
      metric: 'accuracy',
      repeats: null,
      cells: [75.3, 81.3, 58.0, 79.5, 72.1, 69.3, 78.7, 63.6, 74.6, 88.0, 55.3, 92.0],
    },
    {
      benchmark: 'aime-2025',
      metric: 'accuracy',
      repeats: null,
      cells: [62.9, 78.0, 58.0, 65.8, 65.8, 51.5, 70.4, 54.8, 75.3, 78.0, 58.7, 86.7],
    },
    {
      benchmark: 'omni-math',
      metric: 'accuracy',
      repeats: null,
      cells: [
        ...[76.6, 81.9, null, null, null, 63.4, 85.0, null, 67.5, 74.6, 54.6],
        {
          percent: 61.1,
          note: 'The same number as that of Gemini 2 Flash Thinking in arXiv 2504.00294: probably of that older model.',
        },
      ],
    },
    {
      benchmark: 'gpqa-diamond',
      metric: 'accuracy',
      repeats: null,
      cells: [65.8, 68.9, 64.1, 59.5, 66.1, 66.2, 73.0, 60.0, 76.7, 77.7, 76.8, 84.0],
    },
    {
      benchmark: 'livecodebench',
      metric: 'accuracy',
      repeats: null,
      note: 'Problems of 8/1/24 to 2/1/25.',
      cells: [53.8, 53.1, null, 63.4, 59.5, 57.5, 62.8, 53.8, 71.0, 69.5, null, 69.2],
    },
  ],
};
