/**
 * Priorities of the queue are 16-bit, the lowest first. Each class of sweeps has a band of rounds; what has no
 * round (grading again) has 0 and comes behind the urgent sweeps alone.
 */
export const BAND_START = { urgent: -32_000, normal: 1, patient: 16_001 } as const;

/** A class of sweeps. */
export type Band = keyof typeof BAND_START;

/** The least priority of a sweep of each class, the highest class first. */
export const BANDS: readonly { band: Band; leastPriority: number }[] = [
  { band: 'urgent', leastPriority: 1 },
  { band: 'normal', leastPriority: 0 },
  { band: 'patient', leastPriority: Number.NEGATIVE_INFINITY },
];
