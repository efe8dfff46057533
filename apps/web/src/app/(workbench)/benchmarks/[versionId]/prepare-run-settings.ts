import type { ServerDescription } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';
import type { RunDetail } from '@assay/contracts/runs';
import type { Sampling } from '@assay/contracts/sampling';
import {
  isSet,
  PARAMETER_NAMES,
  SAMPLING_PARAMETERS,
  type SamplingParameter,
} from '@assay/contracts/sampling-capabilities';

import { graderText } from '../../../../format/grader-text.ts';
import { formatMoment } from '../../../../format/moment.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { weightsText } from '../../../../format/weights-text.ts';
import { parameterList } from '../../../../sampling/own-sampling-text.ts';

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
    ...serverSettings(run.server),
    { name: 'Weights', value: weightsText(run.weightsIds) },
    { name: 'Temperature', value: String(sampling.temperature) },
    { name: 'Top p', value: String(sampling.topP) },
    { name: 'Max tokens', value: formatCount(sampling.maxTokens) },
    ...finerSettings(sampling),
    ...unsentSettings(sampling),
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

/** Each kind of server once: replicas that say the same are one. */
function serverSettings(server: ServerDescription | null): SettingModel[] {
  if (server === null) return [];
  const values = server.replicas.map(({ dialect, server: identity }) => {
    if (dialect === null) return 'away when the run began';
    const version = identity?.version ?? '';
    const weights = identity?.weightsId ? `, weights ${identity.weightsId}` : '';
    return `${dialectName(dialect)} ${version}`.trim() + weights;
  });
  return [{ name: 'Server', value: [...new Set(values)].join('; ') }];
}

const ALWAYS_SHOWN = new Set(['temperature', 'topP', 'maxTokens']);

function finerSettings(sampling: Sampling): SettingModel[] {
  return SAMPLING_PARAMETERS.filter(
    (parameter) => !ALWAYS_SHOWN.has(parameter) && isSet(sampling, parameter),
  ).map((parameter) => ({
    name: PARAMETER_NAMES[parameter],
    value: JSON.stringify(sampling[parameter]),
  }));
}

/** Without these a server samples with values of its own. No stop, and nothing said of thinking, is what it is. */
const SENT_OR_UNKNOWN = [
  'topK',
  'minP',
  'repetitionPenalty',
  'presencePenalty',
  'frequencyPenalty',
] as const satisfies SamplingParameter[];

function unsentSettings(sampling: Sampling): SettingModel[] {
  const unsent = SENT_OR_UNKNOWN.filter((parameter) => sampling[parameter] === undefined);
  if (unsent.length === 0) return [];
  return [{ name: "The server's own", value: `${parameterList(unsent)}, not known` }];
}
