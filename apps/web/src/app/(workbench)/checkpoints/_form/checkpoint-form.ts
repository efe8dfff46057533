import type { z } from 'zod';

import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';
import { createCheckpointInput, type CheckpointDetail } from '@assay/contracts/checkpoints';

import { fieldErrors, orUndefined } from '../../../../forms/field-errors.ts';
import {
  emptySamplingForm,
  samplingErrors,
  samplingForm,
  samplingOf,
  type SamplingErrors,
  type SamplingForm,
} from '../../../../sampling/sampling-form.ts';

/** The form while it is being filled in; null is nothing chosen, or a number field that is empty. */
export interface CheckpointForm {
  backendId: number | null;
  servedName: string;
  name: string;
  family: string;
  trainingRun: string;
  step: number | null;
  parentId: number | null;
  systemMessage: string;
  serving: CheckpointServing['kind'];
  adapterName: string;
  weightsPath: string;
  expectedWeightsId: string;
  sampling: SamplingForm;
}

export type CheckpointFormErrors = Partial<
  Record<Exclude<keyof CheckpointForm, 'sampling'>, string>
> & { sampling?: SamplingErrors };

export type ReadCheckpointForm =
  | { kind: 'ready'; input: z.input<typeof createCheckpointInput> }
  | { kind: 'incomplete'; errors: CheckpointFormErrors };

export function startCheckpointForm(backendId: number | null, servedName: string): CheckpointForm {
  return {
    backendId,
    servedName,
    name: servedName,
    family: '',
    trainingRun: '',
    step: null,
    parentId: null,
    systemMessage: '',
    serving: 'served',
    adapterName: '',
    weightsPath: '',
    expectedWeightsId: '',
    sampling: emptySamplingForm,
  };
}

/** A stored checkpoint as it is changed. */
export function checkpointForm(checkpoint: CheckpointDetail): CheckpointForm {
  return {
    backendId: checkpoint.backendId,
    servedName: checkpoint.servedName,
    name: checkpoint.name,
    family: checkpoint.family ?? '',
    trainingRun: checkpoint.trainingRun ?? '',
    step: checkpoint.step,
    parentId: checkpoint.parentId,
    systemMessage: checkpoint.systemMessage ?? '',
    sampling: samplingForm(checkpoint.sampling),
    ...servingFields(checkpoint.serving),
  };
}

/** The name follows the served model until somebody writes another. */
export function withServedName(form: CheckpointForm, servedName: string): CheckpointForm {
  const follows = form.name === form.servedName;
  return { ...form, servedName, name: follows ? servedName : form.name };
}

/** What to store, or one sentence for each field that stands in its way. */
export function readCheckpointForm(form: CheckpointForm): ReadCheckpointForm {
  const input = {
    backendId: form.backendId ?? 0,
    servedName: form.servedName,
    name: form.name,
    family: orUndefined(form.family),
    trainingRun: orUndefined(form.trainingRun),
    step: form.step ?? undefined,
    parentId: form.parentId ?? undefined,
    systemMessage: orUndefined(form.systemMessage),
    serving: servingOf(form),
    sampling: samplingOf(form.sampling),
  };
  const parsed = createCheckpointInput.safeParse(input);
  if (parsed.success) return { kind: 'ready', input };
  const { backendId, step, sampling, ...errors } = fieldErrors(parsed.error);
  return {
    kind: 'incomplete',
    errors: {
      ...errors,
      // Its parts have fields of their own.
      serving: undefined,
      ...servingErrors(parsed.error),
      backendId: backendId && 'Choose the backend that serves it.',
      step: step && 'Give a whole number, 0 or more.',
      ...(sampling !== undefined && { sampling: samplingErrors(form.sampling) }),
    },
  };
}

function servingFields(serving: CheckpointServing) {
  return {
    serving: serving.kind,
    adapterName: serving.kind === 'adapter' ? serving.name : '',
    weightsPath: serving.kind === 'served' ? '' : serving.path,
    expectedWeightsId: serving.kind === 'weights' ? (serving.expectedId ?? '') : '',
  };
}

function servingOf(form: CheckpointForm): CheckpointServing {
  const path = form.weightsPath;
  switch (form.serving) {
    case 'served':
      return { kind: 'served' };
    case 'adapter':
      return { kind: 'adapter', name: form.adapterName, path };
    case 'weights':
      return { kind: 'weights', path, expectedId: orUndefined(form.expectedWeightsId) };
  }
}

const FIELD_OF_SERVING: Partial<Record<PropertyKey, Exclude<keyof CheckpointForm, 'sampling'>>> = {
  name: 'adapterName',
  path: 'weightsPath',
  expectedId: 'expectedWeightsId',
};

function servingErrors(error: z.ZodError): CheckpointFormErrors {
  const errors: CheckpointFormErrors = {};
  for (const { path, message } of error.issues) {
    const [top, name] = path;
    const field = top === 'serving' && name !== undefined ? FIELD_OF_SERVING[name] : undefined;
    if (field) errors[field] ??= message;
  }
  return errors;
}
