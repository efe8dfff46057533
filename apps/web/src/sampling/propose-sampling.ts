import type { Checkpoint } from '@assay/contracts/checkpoints';
import { defaultSampling } from '@assay/contracts/sampling';
import {
  SAMPLING_PARAMETERS,
  type SamplingParameter,
} from '@assay/contracts/sampling-capabilities';

import { samplingForm, type SamplingForm } from './sampling-form.ts';

export interface ProposedSampling {
  /** What stands in the fields that nobody has typed into. */
  form: SamplingForm;
  /** Where a proposal comes from, or why there is none although checkpoints have defaults. */
  notes: Partial<Record<SamplingParameter, string>>;
}

type Proposer = Pick<Checkpoint, 'name' | 'sampling'>;

/**
 * What a sweep of these checkpoints starts from: for each parameter the default of the checkpoints that have one,
 * if they agree, else the usual value. A sweep asks all its checkpoints the same way, so that they compare.
 */
export function proposeSampling(checkpoints: readonly Proposer[]): ProposedSampling {
  const notes: ProposedSampling['notes'] = {};
  let form = samplingForm(defaultSampling);
  for (const parameter of SAMPLING_PARAMETERS) {
    const proposals = proposalsFor(parameter, checkpoints);
    const [first, second] = proposals;
    if (first === undefined) continue;
    if (second === undefined) form = { ...form, [parameter]: first.value };
    notes[parameter] =
      second === undefined ? `The default of ${first.name}.` : differing(proposals);
  }
  return { form, notes };
}

interface Proposal {
  /** As it stands in its field. */
  value: SamplingForm[SamplingParameter];
  /** The first checkpoint that has it. */
  name: string;
}

/** The different values that checkpoints have for a parameter. */
function proposalsFor(parameter: SamplingParameter, checkpoints: readonly Proposer[]): Proposal[] {
  const byValue = new Map<Proposal['value'], Proposal>();
  for (const { name, sampling } of checkpoints) {
    if (sampling[parameter] === undefined) continue;
    const value = samplingForm(sampling)[parameter];
    if (!byValue.has(value)) byValue.set(value, { value, name });
  }
  return [...byValue.values()];
}

function differing(proposals: readonly Proposal[]): string {
  const [first, second] = proposals.map(({ value, name }) => `${String(value)} (${name})`);
  return `Defaults differ: ${first ?? ''}, ${second ?? ''}.`;
}
