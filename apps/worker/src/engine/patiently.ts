const PAUSES_MS = [100, 200, 500, 1_000, 2_000];

export interface Patience {
  /** An error that passes by itself: what failed is done again. */
  isPassing: (error: unknown) => boolean;
  /** Waits before the next try; what it rejects with ends the tries. */
  pause: (durationMs: number) => Promise<void>;
}

/**
 * Does something again and again, with pauses, for as long as it fails with what passes by itself.
 *
 * @throws any other error, and what the pause rejects with
 */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { isPassing, pause }: Patience,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
    }
  }
}
