import type { SampleRow } from '@assay/contracts/samples';

import { formatCount } from '../../../../format/numbers.ts';
import { finishWords, reasonWords } from '../../../../format/verdict-words.ts';
import { samplePath } from '../../../../url/routes.ts';

/** A list needs a glance at an answer, not all of it. */
const LONGEST_ANSWER = 80;

export interface SampleRowModel {
  href: string;
  reason: string;
  /** Null: no answer was found. */
  extracted: string | null;
  gold: string;
  tokens: string;
  finish: string;
  annotations: string;
}

/** One sample of the list as it is drawn. */
export function prepareSampleRow(sample: SampleRow): SampleRowModel {
  return {
    href: samplePath(sample.id),
    reason: reasonWords(sample.reason).short,
    extracted: sample.extracted === null ? null : glance(sample.extracted),
    gold: glance(sample.gold),
    tokens: formatCount(sample.completionTokens),
    finish: finishWords(sample.finish),
    annotations: sample.annotations === 0 ? '' : formatCount(sample.annotations),
  };
}

function glance(text: string): string {
  // A character takes at most two code units; one more of them tells whether anything is left out.
  const characters = [...text.slice(0, (LONGEST_ANSWER + 1) * 2)];
  return characters.length > LONGEST_ANSWER
    ? `${characters.slice(0, LONGEST_ANSWER).join('')}…`
    : text;
}
