import type { RunDetail } from '@assay/contracts/runs';

import { graderText } from '../../../../format/grader-text.ts';
import { formatMoment } from '../../../../format/moment.ts';
import { formatCount } from '../../../../format/numbers.ts';

export interface SettingModel {
  name: string;
  value: string;
}

/** How a run was made: all that one needs to make it again. */
export function prepareRunSettings(run: RunDetail): SettingModel[] {
  const { sampling, cell, checkpoint, grader } = run;
  return [
    { name: 'Served as', value: checkpoint.servedName },
    { name: 'Backend', value: checkpoint.backendName },
    { name: 'Temperature', value: String(sampling.temperature) },
    { name: 'Top p', value: String(sampling.topP) },
    { name: 'Max tokens', value: formatCount(sampling.maxTokens) },
    { name: 'Repeats planned', value: formatCount(run.plannedRepeats) },
    {
      name: 'Samples',
      value: `${formatCount(cell.accuracy.samples)} of ${formatCount(cell.planned)}`,
    },
    { name: 'Grader', value: graderText(grader) },
    { name: 'Started', value: run.startedAt === null ? 'not yet' : formatMoment(run.startedAt) },
    { name: 'Finished', value: run.finishedAt === null ? 'not yet' : formatMoment(run.finishedAt) },
  ];
}
