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
export function startPhaseClock(options: PhaseClockOptions): PhaseClock {
  return new TimedPhases(options);
}

class TimedPhases implements PhaseClock {
  readonly #limits: PhaseLimits;
  readonly #isQueued: PhaseClockOptions['isQueued'];
  readonly #onExpired: PhaseClockOptions['onExpired'];
  #textAt: number | null = null;
  #lastBytesAt = performance.now();
  #firstByteBy: number;
  #isStopped = false;
  #timer: NodeJS.Timeout;

  constructor({ limits, isQueued, onExpired }: PhaseClockOptions) {
    this.#limits = limits;
    this.#isQueued = isQueued;
    this.#onExpired = onExpired;
    this.#firstByteBy = this.#lastBytesAt + limits.firstByteMs;
    this.#timer = setTimeout(look, Math.min(limits.firstByteMs, soonestMs(limits)), this);
  }

  sawBytes(): void {
    this.#lastBytesAt = performance.now();
  }

  sawText(): void {
    if (this.#textAt !== null) return;
    this.#textAt = performance.now();
    this.#lastBytesAt = this.#textAt;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  look(): void {
    const nowMs = performance.now();
    const { idleMs, totalMs } = this.#limits;
    if (this.#textAt === null) {
      if (nowMs >= this.#firstByteBy) this.#fallSilent('first-byte');
      else this.#lookIn(this.#firstByteBy - nowMs);
      return;
    }
    const leftMs = this.#textAt + totalMs - nowMs;
    const quietLeftMs = this.#lastBytesAt + idleMs - nowMs;
    if (leftMs <= 0) this.#expire('total', totalMs);
    else if (quietLeftMs <= 0) this.#fallSilent('idle');
    else this.#lookIn(Math.min(leftMs, quietLeftMs));
  }

  #lookIn(ms: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(look, Math.max(1, Math.min(ms, soonestMs(this.#limits))), this);
  }

  #expire(phase: ExpiredPhase, limitMs: number): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#onExpired(phase, limitMs);
  }

  #fallSilent(phase: 'first-byte' | 'idle'): void {
    const { idleMs, firstByteMs, firm } = this.#limits;
    const limitMs = phase === 'idle' ? idleMs : firstByteMs;
    if (firm?.includes(phase)) this.#expire(phase, limitMs);
    else this.#askQueue(phase, limitMs);
  }

  #askQueue(phase: 'first-byte' | 'idle', limitMs: number): void {
    const askedAt = performance.now();
    this.#isQueued()
      .catch(() => null)
      .then((queued) => {
        const hasMoved = phase === 'idle' ? this.#lastBytesAt > askedAt : this.#textAt !== null;
        const isExcused = phase === 'idle' ? queued === true : queued !== false;
        if (!hasMoved && !isExcused) this.#expire(phase, limitMs);
        this.#firstByteBy = performance.now() + this.#limits.firstByteMs;
        // What has moved is looked at by the limits of its phase, at once.
        this.#lookIn(hasMoved ? 1 : limitMs);
      })
      .catch(() => undefined);
  }
}

function look(clock: TimedPhases): void {
  clock.look();
}

/** From the first text on, these two count; it may come right after a look. */
function soonestMs({ idleMs, totalMs }: PhaseLimits): number {
  return Math.min(idleMs, totalMs);
}
