import type { InFlightEnd } from '@assay/contracts/in-flight';

import type { GrowingReply } from './growing-reply.ts';

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

/** Why a reply shows no text. One that had ended before anybody looked may well have had some. */
export function noTextSentence({ end, elapsedMs }: GrowingReply): string {
  if (end === null) return 'No text has come yet.';
  return elapsedMs > 0
    ? 'No text came.'
    : 'It ended before it could be read along; once stored, its sample can be opened here.';
}
