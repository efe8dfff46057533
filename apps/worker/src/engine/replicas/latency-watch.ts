import type { Advice } from './adaptive-limit.ts';

export interface ReplyTimes {
  /** Null where the reply was not streamed. */
  firstTokenMs: number | null;
  latencyMs: number;
}

export interface LatencyWatch {
  /** Takes one reply into account; null until a round of replies is complete. */
  add(times: ReplyTimes, limit: number): Advice | null;
}

const FEWEST_IN_ROUND = 8;
/** The shortest wait is that of the last so many rounds: servers change. */
const ROUNDS_KEPT = 16;
/** Below this a wait is not told from the network and our own event loop. */
const NOISE_MS = 250;
const GOOD_QUEUE_FRACTION = 0.05;
const LONG_QUEUE_FRACTION = 0.25;

interface Round {
  replies: number;
  firstTokenMs: number;
  runningMs: number;
  shortestMs: number;
}

const EMPTY_ROUND: Round = {
  replies: 0,
  firstTokenMs: 0,
  runningMs: 0,
  shortestMs: Number.POSITIVE_INFINITY,
};

/**
 * Advice from latency, for a server that does not tell its queue. By Little's law, waiting / running requests =
 * time in the queue / time in the batch. The time in the queue is the wait for the first token beyond the
 * shortest wait of late; so the same fractions hold as for a queue that is told. A round is half the limit in
 * replies, at least eight. Replies that are not streamed hide their wait and give no advice.
 */
export function createLatencyWatch(): LatencyWatch {
  let round = EMPTY_ROUND;
  let shortest: number[] = [];
  return {
    add({ firstTokenMs, latencyMs }, limit) {
      if (firstTokenMs === null) return null;
      round = {
        replies: round.replies + 1,
        firstTokenMs: round.firstTokenMs + firstTokenMs,
        runningMs: round.runningMs + latencyMs - firstTokenMs,
        shortestMs: Math.min(round.shortestMs, firstTokenMs),
      };
      if (round.replies < Math.max(FEWEST_IN_ROUND, limit / 2)) return null;
      shortest = [...shortest, round.shortestMs].slice(-ROUNDS_KEPT);
      const advice = judge(round, Math.min(...shortest));
      round = EMPTY_ROUND;
      return advice;
    },
  };
}

function judge({ replies, firstTokenMs, runningMs }: Round, shortestMs: number): Advice {
  const queuedMs = firstTokenMs / replies - shortestMs;
  const inBatchMs = runningMs / replies + shortestMs;
  if (queuedMs <= NOISE_MS || queuedMs <= GOOD_QUEUE_FRACTION * inBatchMs) return 'grow';
  return queuedMs > LONG_QUEUE_FRACTION * inBatchMs ? 'cut' : 'hold';
}
