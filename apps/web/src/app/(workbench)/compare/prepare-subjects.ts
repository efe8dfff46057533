import type { Leaderboard } from '@assay/contracts/cells';
import { promptVariantKey } from '@assay/contracts/prompts';

import { counted } from '../../../format/counted.ts';
import { variantLabel } from '../../../format/variant-label.ts';
import { subjectText } from '../../../url/subject-text.ts';

export interface SubjectOption {
  value: string;
  /** "solver:exact · template 3fa9c01b22de". */
  name: string;
  /** "solver:exact · template 3fa9c01b22de (9 benchmarks)". */
  label: string;
}

const byName = new Intl.Collator('en', { numeric: true });

/** Every row of the leaderboard that has samples, by name. */
export function prepareSubjects({ checkpoints, cells }: Leaderboard): SubjectOption[] {
  const names = new Map(checkpoints.map(({ id, name }) => [id, name]));
  const rows = new Map<string, { name: string; benchmarks: number }>();
  for (const { checkpointId, variant, accuracy } of cells) {
    if (accuracy.samples === 0) continue;
    const value = subjectText({ checkpointId, variantKey: promptVariantKey(variant) });
    const label = variantLabel(variant);
    const checkpoint = names.get(checkpointId) ?? '';
    const name = label === null ? checkpoint : `${checkpoint} · ${label}`;
    rows.set(value, { name, benchmarks: (rows.get(value)?.benchmarks ?? 0) + 1 });
  }
  return [...rows]
    .sort(([, left], [, right]) => byName.compare(left.name, right.name))
    .map(([value, { name, benchmarks }]) => ({
      value,
      name,
      label: `${name} (${counted(benchmarks, 'benchmark')})`,
    }));
}
