import type { SamplingParameter } from '@assay/contracts/sampling-capabilities';
import { sweepSpecSchema, type SweepSpec } from '@assay/contracts/sweeps';

import {
  SAMPLING_RANGES,
  samplingOf,
  type SamplingForm,
} from '../../../../sampling/sampling-form.ts';
import { stoppingOf, type StoppingForm } from './stopping-form.ts';

/** The form while it is being filled in: null is a field that is empty or no number. */
export interface SweepForm {
  name: string;
  checkpointIds: readonly number[];
  benchmarkVersionIds: readonly number[];
  /** Null: each benchmark's own. */
  promptTemplateIds: readonly (number | null)[];
  /** Null: each checkpoint's own. */
  systemMessageIds: readonly (number | null)[];
  repeats: number | null;
  /** Of each benchmark at most; null: all. */
  itemLimit: number | null;
  /** Whether replies that go round in circles are cut short. */
  cutsLoops: boolean;
  /** Null: all repeats are asked. */
  stopping: StoppingForm | null;
  sampling: SamplingForm;
}

export type SweepField = Exclude<keyof SweepForm, 'sampling'> | SamplingParameter;
export type SweepFieldErrors = Partial<Record<SweepField, string>>;

export type ReadSweepForm =
  { kind: 'ready'; spec: SweepSpec } | { kind: 'incomplete'; errors: SweepFieldErrors };

const RANGES: Partial<Record<SweepField, string>> = {
  ...SAMPLING_RANGES,
  repeats: 'Give a whole number from 1 to 1,000.',
  itemLimit: 'Give a whole number from 1 to 1,000,000, or none for all.',
  stopping: 'Choose the baseline or the width, and a whole number of repeats a round.',
};

/** The specification that a form says, or one sentence for each field that stands in its way. */
export function readSweepForm(form: SweepForm): ReadSweepForm {
  const { itemLimit, cutsLoops, stopping, sampling, ...rest } = form;
  const parsed = sweepSpecSchema.safeParse({
    ...rest,
    ...(itemLimit !== null && { itemLimit }),
    ...(cutsLoops && { cutsLoops }),
    ...(stopping !== null && { stopping: stoppingOf(stopping) }),
    sampling: samplingOf(sampling),
  });
  if (parsed.success) return { kind: 'ready', spec: parsed.data };
  const errors: SweepFieldErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(path, form);
    if (field !== null) errors[field] ??= RANGES[field] ?? message;
  }
  return { kind: 'incomplete', errors };
}

function fieldOf(path: readonly PropertyKey[], form: SweepForm): SweepField | null {
  const [key, parameter] = path;
  const isKnown =
    key === 'sampling'
      ? Object.hasOwn(form.sampling, parameter ?? '')
      : Object.hasOwn(form, key ?? '');
  return isKnown ? ((key === 'sampling' ? parameter : key) as SweepField) : null;
}
