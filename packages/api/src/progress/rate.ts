export interface Reading {
  atMs: number;
  samples: number;
  completionTokens: number;
}

export interface Rate {
  samplesPerSecond: number;
  tokensPerSecond: number;
}

const WINDOW_MS = 30_000;
const SHORTEST_SPAN_MS = 1_000;

/** Readings of at most half a minute, from which the present speed is told. */
export function addReading(readings: readonly Reading[], next: Reading): Reading[] {
  return [...readings.filter(({ atMs }) => atMs >= next.atMs - WINDOW_MS), next];
}

/** Speed between the oldest and newest reading; null when they are too close together or nothing moved. */
export function rateOf(readings: readonly Reading[]): Rate | null {
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return null;
  const spanMs = last.atMs - first.atMs;
  const samples = last.samples - first.samples;
  if (spanMs < SHORTEST_SPAN_MS || samples <= 0) return null;
  return {
    samplesPerSecond: (samples * 1000) / spanMs,
    tokensPerSecond: ((last.completionTokens - first.completionTokens) * 1000) / spanMs,
  };
}
