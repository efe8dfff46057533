import type { ChatReply, GrowingText } from '../client/reply-builder.ts';
import type { InFlight, InFlightEntry, SentRequest } from './in-flight.ts';
import type { LongTexts } from './long-texts.ts';
import type { Meters } from './meters.ts';

/** Told how one request goes, for those who watch and for the figures. */
export interface RequestObserver {
  /** Here the text of the reply grows. */
  grows(text: GrowingText): void;
  replied(reply: ChatReply): void;
  failed(errorClass: string, message: string): void;
  /** It is over; of what neither replied nor failed, it was stopped. */
  over(): void;
}

interface Observing {
  inFlight: InFlight;
  meters: Meters;
  longTexts: LongTexts;
}

export function observeRequest(observing: Observing, request: SentRequest): RequestObserver {
  return new ObservedRequest(observing, observing.inFlight.enter(request));
}

class ObservedRequest implements RequestObserver {
  readonly #observing: Observing;
  readonly #entry: InFlightEntry;

  constructor(observing: Observing, entry: InFlightEntry) {
    this.#observing = observing;
    this.#entry = entry;
  }

  grows(text: GrowingText): void {
    this.#entry.grows(text);
  }

  replied(reply: ChatReply): void {
    this.#observing.meters.replied(this.#entry.request, reply);
    this.#entry.ended({ finish: reply.finish, message: null });
  }

  failed(errorClass: string, message: string): void {
    this.#observing.meters.failed(this.#entry.request, errorClass, message);
    this.#entry.ended({ finish: null, message });
  }

  over(): void {
    if (this.#entry.end !== null) return;
    this.#observing.longTexts.stopped(this.#entry);
    this.#entry.ended({ finish: null, message: 'The request was stopped.' });
  }
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
