import { SAMPLING_LABELS } from '../../../../sampling/sampling-labels.ts';
import type { SweepField, SweepFieldErrors } from './sweep-form.ts';

/** Of fields whose sentences do not say by themselves what they are about. */
const LABELS: Partial<Record<SweepField, string>> = {
  ...SAMPLING_LABELS,
  repeats: 'Repeats',
  itemLimit: 'Items',
  stopping: 'Stop when decided',
};

/** The first sentence that stands in the way of a plan, after the label of its field; null: none does. */
export function planObstacle(errors: SweepFieldErrors): string | null {
  for (const [field, sentence] of Object.entries(errors)) {
    const label = LABELS[field as SweepField];
    return label === undefined ? sentence : `${label}: ${startingSmall(sentence)}`;
  }
  return null;
}

function startingSmall(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
