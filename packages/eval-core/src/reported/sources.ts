import type { ReportedSource } from './reported-score.ts';

/** In the order in which they are listed. */
export const reportedSources: readonly ReportedSource[] = [
  {
    id: 'phi-4-reasoning-card',
    title: 'Phi-4-reasoning, model card',
    url: 'https://huggingface.co/microsoft/Phi-4-reasoning',
    note: 'Numbers of runs and spreads are not stated.',
  },
  {
    id: 'phi-4-reasoning-report',
    title: 'Phi-4-reasoning Technical Report, arXiv 2504.21318',
    url: 'https://arxiv.org/abs/2504.21318',
    note: 'Known here through summaries of the report only (Tables 1 and 2, Figure 8), not from its text.',
  },
  {
    id: 'inference-time-scaling-paper',
    title:
      'Inference-Time Scaling for Complex Tasks: Where We Stand and What Lies Ahead, arXiv 2504.00294',
    url: 'https://arxiv.org/abs/2504.00294',
    note: 'Averages of single passes from another version of the evaluation pipeline than that of the report on Phi-4-reasoning.',
  },
];
