import { DEFAULT_VARIANT_KEY, type Subject } from '@assay/contracts/statistics/comparison';

/** "12" for a checkpoint with its defaults, "12/7/own" with another prompt variant: the key of its leaderboard row. */
export const SUBJECT_PATTERN =
  /^([1-9]\d{0,8})(?:\/((?:default|[1-9]\d{0,8})\/(?:own|[1-9]\d{0,8})))?$/;

export function subjectText({ checkpointId, variantKey }: Subject): string {
  return variantKey === DEFAULT_VARIANT_KEY
    ? String(checkpointId)
    : `${checkpointId}/${variantKey}`;
}

/** What an address names; null for anything else. */
export function readSubject(text: string | null | undefined): Subject | null {
  const [, id, variantKey] = SUBJECT_PATTERN.exec(text ?? '') ?? [];
  if (id === undefined) return null;
  return { checkpointId: Number(id), variantKey: variantKey ?? DEFAULT_VARIANT_KEY };
}
