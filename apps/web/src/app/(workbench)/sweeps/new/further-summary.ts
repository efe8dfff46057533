import {
  PARAMETER_NAMES,
  SAMPLING_PARAMETERS,
  type SamplingParameter,
} from '@assay/contracts/sampling-capabilities';

import {
  samplingOf,
  type SamplingErrors,
  type SamplingForm,
} from '../../../../sampling/sampling-form.ts';

const BASIC = new Set<SamplingParameter>(['temperature', 'topP', 'maxTokens']);

/** What a closed panel of further parameters must tell: those that are set, and whether some are wrong. */
export function furtherSummary(
  form: SamplingForm,
  errors: SamplingErrors,
): { set: string; refused: string | null } {
  const filled = samplingOf(form);
  const further = SAMPLING_PARAMETERS.filter((parameter) => !BASIC.has(parameter));
  const set = further
    .filter((parameter) => filled[parameter] !== undefined)
    .map((parameter) => `${PARAMETER_NAMES[parameter]} ${shown(filled[parameter])}`);
  const wrong = further.filter((parameter) => errors[parameter] !== undefined);
  return {
    set: set.length === 0 ? 'none set' : set.join(', '),
    refused:
      wrong.length === 0
        ? null
        : `to correct: ${wrong.map((one) => PARAMETER_NAMES[one]).join(', ')}`,
  };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `(${value.length})`;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}
