import { sweepExtensionSchema, type SweepExtension } from '@assay/contracts/sweep-extension';
import type { SweepSpec } from '@assay/contracts/sweeps';

/** What a person asks to add, while it is being filled in: null is a field that is empty or no number. */
export interface ExtendForm {
  repeats: number | null;
  /** Of each benchmark; null: all. Of no account for a sweep that asks all. */
  items: number | null;
  furtherCheckpointIds: readonly number[];
}

export type ReadExtendForm =
  { kind: 'ready'; extension: SweepExtension } | { kind: 'incomplete'; message: string };

/** What the sweep asks for now. */
export function startExtendForm({ repeats, itemLimit }: SweepSpec): ExtendForm {
  return { repeats, items: itemLimit ?? null, furtherCheckpointIds: [] };
}

/** The extension that a form says, or one sentence on what stands in its way. */
export function readExtendForm({ repeats, items, ...rest }: ExtendForm): ReadExtendForm {
  if (repeats === null) return { kind: 'incomplete', message: 'Give a whole number of repeats.' };
  const parsed = sweepExtensionSchema.safeParse({ ...rest, repeats, items: items ?? 'all' });
  if (parsed.success) return { kind: 'ready', extension: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    kind: 'incomplete',
    message:
      issue?.path[0] === 'items'
        ? 'Give a whole number of items from 1 on, or none for all.'
        : (issue?.message ?? 'Fill in the form.'),
  };
}
