import type { Statistics } from '@assay/contracts/statistics/document';
import { percentText } from '@assay/eval-core/statistics/percent-text';

/** One bar in two parts. */
export interface PartBar {
  /** Of the bar's length; null: there is no bar, and `text` says why. */
  firstFraction: number | null;
  /** The bar in words. */
  text: string;
  parts: { name: string; share: string; variance: string; meaning: string }[];
}

/** How much of the variance of a single sample comes from the question, and how much from the run. */
export function prepareVarianceSplit({
  varianceQuestion,
  varianceRun,
  missingReason,
}: Statistics['accuracy']): PartBar {
  if (varianceQuestion === null || varianceRun === null) {
    const why = missingReason ?? 'It needs two questions and two repeats.';
    return { firstFraction: null, text: `No split of the variance. ${why}`, parts: [] };
  }
  const total = varianceQuestion + varianceRun;
  const isZero = total === 0;
  const share = isZero ? 0 : varianceQuestion / total;
  const shares = isZero ? ['—', '—'] : [percentText(share), percentText(1 - share)];
  const parts = [
    {
      name: 'Question',
      share: shares[0] ?? '—',
      variance: varianceQuestion.toFixed(4),
      meaning: 'questions differ in how often they are answered; only more questions help',
    },
    {
      name: 'Run',
      share: shares[1] ?? '—',
      variance: varianceRun.toFixed(4),
      meaning: 'the same question is answered now and then; more repeats help',
    },
  ];
  if (isZero) {
    return { firstFraction: null, text: 'No variance: all samples came out the same.', parts };
  }
  const text = `Variance of a single sample: ${percentText(share)} % from the question, ${percentText(1 - share)} % from the run.`;
  return { firstFraction: share, text, parts };
}
