import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';
import { percentText } from '@assay/eval-core/statistics/percent-text';

import { counted } from '../../../../format/counted.ts';

/** A share is a quotient of whole numbers: 18/20 is not below 0.9. */
const NINE_OF_TEN = 0.9 - 1e-9;

/** What a single run is worth, in a sentence; the share is the least that the repeats promise. */
export function nextRunSentence(nextRun: RunStatistics['nextRun']): string {
  if (nextRun === null) return 'One run says nothing of how the next would differ: repeat it.';
  const { low, high, share, n, method } = nextRun;
  const range =
    low === high
      ? `at ${percentText(low)} %`
      : `between ${percentText(low)} % and ${percentText(high)} %`;
  if (share >= NINE_OF_TEN) {
    return `A single run lies ${range} nine times of ten (${method}, n = ${counted(n, 'repeat')}, these questions).`;
  }
  return (
    `The ${counted(n, 'repeat')} lie ${range}; one more does so at least ${percentText(share)} % of the time ` +
    `(${method}, these questions). 19 repeats would say it nine times of ten.`
  );
}
