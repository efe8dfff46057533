import type { Trace } from '@assay/contracts/samples';

import { formatDuration } from '../../../../format/duration.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { finishWords } from '../../../../format/verdict-words.ts';

export interface TraceFigure {
  label: string;
  value: string | null;
  unit?: string;
  detail?: string;
  reason?: string;
}

const NOT_REPORTED = 'The backend did not report it.';

/** The figures of a sample, always the same ones in the same places. */
export function prepareTraceFigures(trace: Trace): TraceFigure[] {
  return [
    {
      ...tokens('Completion tokens', trace.completionTokens, trace.tokensEstimated),
      detail: finishWords(trace.finish),
    },
    tokens('Thinking tokens', trace.thinkingTokens, trace.thinkingEstimated),
    // Only a server counts these.
    tokens('Prompt tokens', trace.promptTokens, false),
    { label: 'Latency', value: formatDuration(trace.latencyMs) },
    trace.firstTokenMs === null
      ? { label: 'First token', value: null, reason: 'The reply was not streamed.' }
      : { label: 'First token', value: formatDuration(trace.firstTokenMs) },
    { label: 'Seed', value: String(trace.seed) },
  ];
}

function tokens(label: string, count: number | null, isEstimated: boolean): TraceFigure {
  if (count === null) return { label, value: null, reason: NOT_REPORTED };
  return { label, value: formatCount(count), ...(isEstimated ? { unit: 'estimated' } : {}) };
}

/** Why there is nothing in the answer's place; null when there is an answer. */
export function missingAnswer({ answer, finish }: Pick<Trace, 'answer' | 'finish'>): string | null {
  if (answer === null) {
    return finish === 'length'
      ? 'Cut off at max tokens: there is no answer.'
      : 'The reply ended inside its thinking: there is no answer.';
  }
  return answer.trim() === '' ? 'The answer is empty.' : null;
}

/** Larger requests are shown as they are: laying them out again would hold the page up. */
const LONGEST_LAID_OUT = 1_000_000;

/** The request as it is read best; text that is no JSON stays as it is. */
export function laidOutRequest(request: string): string {
  if (request.length > LONGEST_LAID_OUT) return request;
  try {
    return JSON.stringify(JSON.parse(request), null, 2);
  } catch {
    return request;
  }
}
