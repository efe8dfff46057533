import type { z } from 'zod';

import { createCheckpointInput } from '@assay/contracts/checkpoints';

import { fieldErrors, orUndefined } from '../../../../forms/field-errors.ts';

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
}

export type CheckpointFormErrors = Partial<Record<keyof CheckpointForm, string>>;

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
  };
  const parsed = createCheckpointInput.safeParse(input);
  if (parsed.success) return { kind: 'ready', input };
  const { backendId, step, ...errors } = fieldErrors(parsed.error);
  return {
    kind: 'incomplete',
    errors: {
      ...errors,
      backendId: backendId && 'Choose the backend that serves it.',
      step: step && 'Give a whole number, 0 or more.',
    },
  };
}
