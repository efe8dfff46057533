import type { WeightsReading } from '../../client/weights-id.ts';
import { processClock, type Clock } from '../replicas/clock.ts';

/** What one server says of its weights, asked for often enough and no more often. */
export interface WeightsWatch {
  /** What is known from earlier; asked for first where nothing is, or that was long ago. */
  known(): Promise<WeightsReading>;
  /** A reading that begins after this call: what held until now, if it is the same as before. */
  after(): Promise<WeightsReading>;
  /** Nothing is known any more. */
  forget(): void;
}

/** Replies that end together share a reading; a server is asked five times a second at most. */
const READ_INTERVAL_MS = 200;
/** What is known is not believed for longer: a request under weights that are gone is wasted. */
const KNOWN_LASTS_MS = 10_000;
/** Who does not tell is asked again after that long: it may have been replaced by one who does. */
const SILENCE_LASTS_MS = 60_000;

export function createWeightsWatch(
  read: () => Promise<WeightsReading>,
  clock: Clock = processClock,
): WeightsWatch {
  let last: { reading: WeightsReading; atMs: number } | null = null;
  let lastBeganMs = Number.NEGATIVE_INFINITY;
  /** A reading that has not begun: whoever asks now shares it. */
  let next: Promise<WeightsReading> | null = null;

  async function readNext(): Promise<WeightsReading> {
    const waitMs = lastBeganMs + READ_INTERVAL_MS - clock.now();
    await (waitMs > 0
      ? new Promise<void>((resolve) => clock.after(waitMs, resolve))
      : Promise.resolve());
    next = null;
    lastBeganMs = clock.now();
    const reading = await read();
    last = { reading, atMs: lastBeganMs };
    return reading;
  }

  function after(): Promise<WeightsReading> {
    if (last && isSilent(last.reading) && isYounger(last, SILENCE_LASTS_MS)) {
      return Promise.resolve(last.reading);
    }
    next ??= readNext();
    return next;
  }

  function isYounger({ atMs }: { atMs: number }, ageMs: number): boolean {
    return clock.now() - atMs < ageMs;
  }

  return {
    after,
    known() {
      if (last && isYounger(last, KNOWN_LASTS_MS)) return Promise.resolve(last.reading);
      return after();
    },
    forget() {
      last = null;
    },
  };
}

function isSilent({ id, adapterPath }: WeightsReading): boolean {
  return id === null && adapterPath === null;
}
