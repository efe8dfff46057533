import {
  MOST_LISTED,
  type InFlightEnd,
  type InFlightGeneration,
  type InFlightKey,
  type InFlightList,
  type InFlightPhase,
} from '@assay/contracts/in-flight';

import type { GrowingText } from '../client/reply-builder.ts';

/** A request from the moment that it is sent. */
export interface SentRequest extends InFlightKey {
  itemKey: string;
  backendId: number;
  /** Host and port of the replica. */
  replica: string;
}

/** One request in flight, as whoever watches it sees it. Nothing is copied before somebody looks. */
export interface InFlightEntry {
  readonly request: SentRequest;
  /** Null before the reply has a place to grow. */
  readonly text: GrowingText | null;
  /** Null while it is in flight. All text is there by then. */
  readonly end: InFlightEnd | null;
  elapsedMs(): number;
  /** Here the text grows. */
  grows(text: GrowingText): void;
  /** It is in flight no more. Only the first call counts. */
  ended(end: InFlightEnd): void;
}

/** The requests that this process has in flight. */
export interface InFlight {
  enter(request: SentRequest): InFlightEntry;
  find(key: InFlightKey): InFlightEntry | null;
  /** Those that have been in flight for so long, the oldest first. */
  longerThan(elapsedMs: number): InFlightEntry[];
  /** The oldest first, and how many there are. */
  list(runIds: readonly number[]): InFlightList;
}

/** A class, as are its like that every request has one of: a closure for each method would be most of their memory. */
class Entry implements InFlightEntry {
  readonly request: SentRequest;
  text: GrowingText | null = null;
  end: InFlightEnd | null = null;
  readonly #entries: Set<InFlightEntry>;
  readonly #sentAt = performance.now();

  constructor(request: SentRequest, entries: Set<InFlightEntry>) {
    this.request = request;
    this.#entries = entries;
  }

  elapsedMs(): number {
    return Math.round(performance.now() - this.#sentAt);
  }

  grows(text: GrowingText): void {
    this.text = text;
  }

  ended(how: InFlightEnd): void {
    this.end ??= how;
    this.#entries.delete(this);
  }
}

export function createInFlight(): InFlight {
  // A set keeps the order in which the requests were sent.
  const entries = new Set<InFlightEntry>();

  return {
    enter(request) {
      const entry = new Entry(request, entries);
      entries.add(entry);
      return entry;
    },
    find({ runId, itemId, repeat }) {
      for (const entry of entries) {
        const { request } = entry;
        if (request.runId === runId && request.itemId === itemId && request.repeat === repeat)
          return entry;
      }
      return null;
    },
    longerThan(elapsedMs) {
      const found: InFlightEntry[] = [];
      for (const entry of entries) {
        if (entry.elapsedMs() < elapsedMs) break;
        found.push(entry);
      }
      return found;
    },
    list(runIds) {
      const wanted = new Set(runIds);
      const found = [...entries].filter(({ request }) => wanted.has(request.runId));
      return { total: found.length, generations: found.slice(0, MOST_LISTED).map(describe) };
    },
  };
}

function describe(entry: InFlightEntry): InFlightGeneration {
  const { runId, itemId, repeat, itemKey, replica } = entry.request;
  return {
    ...{ runId, itemId, repeat, itemKey, replica },
    elapsedMs: entry.elapsedMs(),
    phase: phaseOf(entry.text),
    tokensSoFar: tokensOf(entry.text),
  };
}

function phaseOf(text: GrowingText | null): InFlightPhase {
  if (text !== null && text.answerPieces.length > 0) return 'answering';
  return text !== null && text.thinkingPieces.length > 0 ? 'thinking' : 'waiting';
}

/** Pieces of text, of which servers send about one for each token; null before the first. */
export function tokensOf(text: GrowingText | null): number | null {
  const pieces = text === null ? 0 : text.thinkingPieces.length + text.answerPieces.length;
  return pieces === 0 ? null : pieces;
}
