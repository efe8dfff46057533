import type { ChatReply, GrowingText } from '../client/reply-builder.ts';
import type { InFlight, SentRequest } from './in-flight.ts';
import type { LongTexts } from './long-texts.ts';
import type { Meters } from './meters.ts';

/** Told how one request goes, for those who watch and for the figures. */
export interface RequestObserver {
  /** Here the text of the reply grows. */
  grows: (text: GrowingText) => void;
  replied(reply: ChatReply): void;
  failed(errorClass: string, message: string): void;
  /** It is over; of what neither replied nor failed, it was stopped. */
  over(): void;
}

export function observeRequest(
  { inFlight, meters, longTexts }: { inFlight: InFlight; meters: Meters; longTexts: LongTexts },
  request: SentRequest,
): RequestObserver {
  const entry = inFlight.enter(request);
  return {
    grows: entry.grows,
    replied(reply) {
      meters.replied(request, reply);
      entry.ended({ finish: reply.finish, message: null });
    },
    failed(errorClass, message) {
      meters.failed(request, errorClass, message);
      entry.ended({ finish: null, message });
    },
    over() {
      if (entry.end === null) longTexts.stopped(entry);
      entry.ended({ finish: null, message: 'The request was stopped.' });
    },
  };
}

/** For requests that become no sample of their own: a judge's. */
export function unobserved(): RequestObserver {
  return {
    grows: () => undefined,
    replied: () => undefined,
    failed: () => undefined,
    over: () => undefined,
  };
}
