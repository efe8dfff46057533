import type { ThreadAnswer, ThreadRequest } from './protocol.ts';

/** A request that somebody waits for. */
export interface Ticket {
  request: ThreadRequest;
  characters: number;
  resolve: (answer: ThreadAnswer) => void;
  reject: (error: Error) => void;
}

export interface TicketQueue {
  length: () => number;
  add: (ticket: Ticket) => void;
  /** Queues a ticket before all others; it will be the only one of its batch. */
  addAlone: (ticket: Ticket) => void;
  /** The next batch for one of so many threads; empty when nothing waits. */
  take: (threads: number) => Ticket[];
}

/** A batch is closed when it has so many: copying it should take milliseconds. */
const BATCH_CHARACTERS = 500_000;
/** So few are not divided: to wake a second thread costs more than two rules' verdicts. */
const WORTH_SENDING = 16;

/** First come, first served, in batches that leave something for the other threads. */
export function createTicketQueue(batchSize: number): TicketQueue {
  const alone: Ticket[] = [];
  const waiting: Ticket[] = [];

  return {
    length: () => alone.length + waiting.length,
    add: (ticket) => waiting.push(ticket),
    addAlone: (ticket) => alone.push(ticket),
    take(threads) {
      if (alone.length > 0) return alone.splice(0, 1);
      const share = Math.min(
        batchSize,
        Math.max(WORTH_SENDING, Math.ceil(waiting.length / threads)),
      );
      return waiting.splice(0, fittingCount(waiting.slice(0, share)));
    },
  };
}

/** How many of the tickets make a batch: one at least, however long it is. */
function fittingCount(tickets: readonly Ticket[]): number {
  let characters = 0;
  const overfull = tickets.findIndex((ticket) => {
    characters += ticket.characters;
    return characters > BATCH_CHARACTERS;
  });
  return overfull === -1 ? tickets.length : Math.max(overfull, 1);
}
