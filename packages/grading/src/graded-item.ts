import { verifiedFamilies } from '@assay/eval-core/benchmarks/registry';
import type { GradedItem } from '@assay/eval-core/graders/grader';

/** An item as it is stored, with what its benchmark version or its grading asks of the grader. */
export interface StoredItem {
  kind: string;
  /** For all items of the version. */
  graderParams: Readonly<Record<string, unknown>>;
  prompt: string;
  /** The expected answer as people are shown it. */
  gold: string;
  /** Of a family with a verifier its problem; of other kinds { options?, params?, gold? }. */
  problem: unknown;
}

/**
 * What the grader is told of a stored item. An item's own parameters win over those for all items, and its
 * own gold over the text that is shown. Never throws: what cannot be read as an object is taken for absent,
 * and the grader says what it misses.
 */
export function gradedItemOf({
  kind,
  graderParams,
  prompt,
  gold,
  problem,
}: StoredItem): GradedItem {
  if (verifiedFamilies.has(kind)) return { gold, options: null, params: { problem }, prompt };
  const own = asRecord(problem);
  return {
    gold: own.gold ?? gold,
    options: asTexts(own.options),
    params: { ...graderParams, ...asRecord(own.params) },
    prompt,
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

function asTexts(value: unknown): string[] | null {
  const isTexts = Array.isArray(value) && value.every((option) => typeof option === 'string');
  return isTexts ? value : null;
}
