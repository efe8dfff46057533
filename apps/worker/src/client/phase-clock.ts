import type { PhaseLimits } from './phase-limits.ts';

export type ExpiredPhase = 'first-byte' | 'idle' | 'total';

export interface PhaseClock {
  /** Bytes came, whatever they say. */
  sawBytes(): void;
  /** The reply has begun. */
  sawText(): void;
  stop(): void;
}

interface PhaseClockOptions {
  limits: PhaseLimits;
  /** Whether requests wait at the server; null: nobody can tell. Asked only when a limit has passed. */
  isQueued: () => Promise<boolean | null>;
  onExpired: (phase: ExpiredPhase, limitMs: number) => void;
}

/**
 * Watches one request with one timer, which looks when the next limit could have passed, at the earliest: a piece of
 * a reply costs the reading of a clock, and a short reply one timer. While requests wait at the server, a reply may not have begun, or may have been
 * preempted, so that neither limit of silence counts; and before the first text silence means nothing where the
 * queue is unknown. A limit that a person has set counts all the same.
 */
export function startPhaseClock({ limits, isQueued, onExpired }: PhaseClockOptions): PhaseClock {
  /** From the first text on, these two count; it may come right after a look. */
  const soonestMs = Math.min(limits.idleMs, limits.totalMs);
  let textAt: number | null = null;
  let lastBytesAt = performance.now();
  let firstByteBy = lastBytesAt + limits.firstByteMs;
  let isStopped = false;
  let timer = setTimeout(look, Math.min(limits.firstByteMs, soonestMs));

  function lookIn(ms: number): void {
    if (!isStopped) timer = setTimeout(look, Math.max(1, Math.min(ms, soonestMs)));
  }

  function expire(phase: ExpiredPhase, limitMs: number): void {
    if (isStopped) return;
    isStopped = true;
    onExpired(phase, limitMs);
  }

  function look(): void {
    const nowMs = performance.now();
    if (textAt === null) {
      if (nowMs >= firstByteBy) fallSilent('first-byte');
      else lookIn(firstByteBy - nowMs);
      return;
    }
    const leftMs = textAt + limits.totalMs - nowMs;
    const quietLeftMs = lastBytesAt + limits.idleMs - nowMs;
    if (leftMs <= 0) expire('total', limits.totalMs);
    else if (quietLeftMs <= 0) fallSilent('idle');
    else lookIn(Math.min(leftMs, quietLeftMs));
  }

  function fallSilent(phase: 'first-byte' | 'idle'): void {
    const limitMs = phase === 'idle' ? limits.idleMs : limits.firstByteMs;
    if (limits.firm?.includes(phase)) expire(phase, limitMs);
    else askQueue(phase, limitMs);
  }

  function askQueue(phase: 'first-byte' | 'idle', limitMs: number): void {
    const askedAt = performance.now();
    isQueued()
      .catch(() => null)
      .then((queued) => {
        const hasMoved = phase === 'idle' ? lastBytesAt > askedAt : textAt !== null;
        const isExcused = phase === 'idle' ? queued === true : queued !== false;
        if (!hasMoved && !isExcused) expire(phase, limitMs);
        firstByteBy = performance.now() + limits.firstByteMs;
        // What has moved is looked at by the limits of its phase, at once.
        lookIn(hasMoved ? 1 : limitMs);
      })
      .catch(() => undefined);
  }

  return {
    sawBytes() {
      lastBytesAt = performance.now();
    },
    sawText() {
      if (textAt !== null) return;
      textAt = performance.now();
      lastBytesAt = textAt;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
