import type { InFlightEnd } from '@assay/contracts/in-flight';

const FINISH_SENTENCES: Record<NonNullable<InFlightEnd['finish']>, string> = {
  stop: 'Finished: the model stopped by itself.',
  length: 'Finished: cut off at the most tokens it may take.',
  content_filter: 'Finished: the server filtered its content.',
  tool_calls: 'Finished: the model called a tool.',
};

/** How a request ended, in one sentence. One that became no sample says why. */
export function endSentence({ finish, message }: InFlightEnd): string {
  if (finish !== null) return FINISH_SENTENCES[finish];
  return message ?? 'It ended without a finish reason.';
}
