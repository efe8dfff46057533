import type { z } from 'zod';

import { generateBenchmarkInput } from '@assay/contracts/benchmarks';

export interface GenerateForm {
  family: string;
  seed: string;
  levels: readonly number[];
  itemsPerLevel: number | null;
}

export type GenerateErrors = Partial<Record<keyof GenerateForm, string>>;

export type ReadGenerateForm =
  | { kind: 'ready'; input: z.output<typeof generateBenchmarkInput>; items: number }
  | { kind: 'incomplete'; errors: GenerateErrors };

/** The specification of a generated benchmark, or one sentence for each field in its way. */
export function readGenerateForm(form: GenerateForm): ReadGenerateForm {
  const parsed = generateBenchmarkInput.safeParse(form);
  if (parsed.success) {
    const { levels, itemsPerLevel } = parsed.data;
    return { kind: 'ready', input: parsed.data, items: levels.length * itemsPerLevel };
  }
  const errors: GenerateErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const key = path[0];
    if (key === 'itemsPerLevel') errors.itemsPerLevel ??= 'Give a whole number from 1 to 2,000.';
    else if (key === 'levels' || key === 'seed' || key === 'family') errors[key] ??= message;
  }
  return { kind: 'incomplete', errors };
}
