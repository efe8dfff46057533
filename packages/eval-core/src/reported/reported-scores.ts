import { inferenceTimeScaling, inferenceTimeScalingByDomain } from './inference-time-scaling.ts';
import { modelCardGeneral } from './model-card-general.ts';
import { modelCardReasoning } from './model-card-reasoning.ts';
import { reportFigure8 } from './report-figure-8.ts';
import { reportTable1 } from './report-table-1.ts';
import { reportTable2 } from './report-table-2.ts';
import type { ReportedScore } from './reported-score.ts';
import { scoresOfTable } from './score-table.ts';

/** All numbers from the literature that ship, table by table; where two sources disagree, both are here. */
export const reportedScores: readonly ReportedScore[] = [
  modelCardReasoning,
  modelCardGeneral,
  reportTable1,
  reportTable2,
  reportFigure8,
  inferenceTimeScaling,
  inferenceTimeScalingByDomain,
].flatMap(scoresOfTable);
