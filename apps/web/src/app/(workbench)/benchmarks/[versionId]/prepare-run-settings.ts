import type { RunDetail } from '@assay/contracts/runs';

import { formatMoment } from '../../../../format/moment.ts';
import { formatCount, formatPercent } from '../../../../format/numbers.ts';

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
    { name: 'Cut off (%)', value: formatPercent(cell.truncatedFraction) },
    { name: 'Unscorable (%)', value: formatPercent(cell.unscorableFraction) },
    { name: 'Failed samples', value: formatCount(cell.failures) },
    { name: 'Grader', value: `${grader.name} ${grader.version}` },
    { name: 'Started', value: run.startedAt === null ? 'not yet' : formatMoment(run.startedAt) },
    { name: 'Finished', value: run.finishedAt === null ? 'not yet' : formatMoment(run.finishedAt) },
  ];
}
