import { sweepSpecSchema, type SweepSpec } from '@assay/contracts/sweeps';

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
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
}

export type SweepField = keyof SweepForm;
export type SweepFieldErrors = Partial<Record<SweepField, string>>;

export type ReadSweepForm =
  { kind: 'ready'; spec: SweepSpec } | { kind: 'incomplete'; errors: SweepFieldErrors };

const RANGES: Partial<Record<SweepField, string>> = {
  repeats: 'Give a whole number from 1 to 1,000.',
  itemLimit: 'Give a whole number from 1 to 1,000,000, or none for all.',
  temperature: 'Give a number from 0 to 2.',
  topP: 'Give a number above 0 and at most 1.',
  maxTokens: 'Give a whole number from 1 to 1,048,576.',
};

/** The specification that a form says, or one sentence for each field that stands in its way. */
export function readSweepForm(form: SweepForm): ReadSweepForm {
  const { temperature, topP, maxTokens, itemLimit, ...rest } = form;
  const parsed = sweepSpecSchema.safeParse({
    ...rest,
    ...(itemLimit !== null && { itemLimit }),
    sampling: { temperature, topP, maxTokens },
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
  const key = path[0] === 'sampling' ? path[1] : path[0];
  return isField(key, form) ? key : null;
}

function isField(key: PropertyKey | undefined, form: SweepForm): key is SweepField {
  return key !== undefined && Object.hasOwn(form, key);
}
