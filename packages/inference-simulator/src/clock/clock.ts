/** Where the simulator's time comes from. Microseconds since the clock began, so that steps add up exactly. */
export interface Clock {
  nowUs(): number;
  /** Calls `run` once that time has come; the result takes the call back. */
  at(dueUs: number, run: () => void): () => void;
}

export const US_PER_MS = 1_000;
