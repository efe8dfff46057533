import type { ReportedScore } from '@assay/contracts/reported';

import { counted } from '../../../format/counted.ts';
import { formatPercent } from '../../../format/numbers.ts';
import type { Footnotes } from './prepare-footnotes.ts';

export interface ReportedValueModel {
  key: string;
  /** "accuracy (Biology)": where it is not the accuracy that the column shows; else null. */
  metric: string | null;
  /** In per cent with one decimal, the unit being in the header. */
  value: string;
  /** "± 6.3"; null where the source states none. */
  spread: string | null;
  /** "50 repeats"; null where the source does not state them. */
  repeats: string | null;
  /** "[2]", "[1, 4]". */
  marks: string;
  href: string;
  /** Who reports it, for hover and focus. */
  source: string;
  /** The whole truth in one sentence, or two. */
  description: string;
}

/** One number of the literature as it is drawn: never without the word "reported" and its source. */
export function prepareReportedValue(
  score: ReportedScore,
  { bySource, byNote }: Footnotes,
  { namesMetric }: { namesMetric: boolean },
): ReportedValueModel {
  const source = bySource.get(score.sourceId);
  const note = score.note === null ? undefined : byNote.get(score.note);
  const value = formatPercent(score.valueFraction);
  const spread = score.stdOverRepeats === null ? null : `± ${formatPercent(score.stdOverRepeats)}`;
  const repeats = score.repeats === null ? null : counted(score.repeats, 'repeat');
  const sourceText = `Reported: ${source?.title ?? score.sourceId}${alias(score)}`;
  const figures = [`${value} %`, spread, repeats].filter((part) => part !== null).join(', ');
  return {
    key: `${score.metric}/${score.sourceId}`,
    metric: namesMetric && score.metric !== 'accuracy' ? score.metric : null,
    value,
    spread,
    repeats,
    marks: `[${[source, note].flatMap((mark) => (mark ? [mark.number] : [])).join(', ')}]`,
    href: `#${source?.elementId ?? ''}`,
    source: sourceText,
    description: [`${score.metric} ${figures}. ${sourceText}.`, score.note]
      .filter((part) => part !== null)
      .join(' '),
  };
}

/** What the source calls the model, where that is not the name of the row. */
function alias({ model, modelLabel }: ReportedScore): string {
  return model === modelLabel ? '' : `, there “${modelLabel}”`;
}
