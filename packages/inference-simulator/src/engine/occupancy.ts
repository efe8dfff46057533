/** How full an engine was from that moment on. */
export interface OccupancyPoint {
  atUs: number;
  running: number;
  waiting: number;
}

export interface Occupancy {
  note(point: OccupancyPoint): void;
  /** The latest changes, oldest first. */
  points(): readonly OccupancyPoint[];
  readonly peakRunning: number;
  readonly peakWaiting: number;
  reset(): void;
}

/** Enough for a minute of changes at every step of 8 ms; older ones are dropped. */
const KEPT_POINTS = 8_192;

export function createOccupancy(): Occupancy {
  let points: OccupancyPoint[] = [];
  let peakRunning = 0;
  let peakWaiting = 0;
  return {
    note: (point) => {
      peakRunning = Math.max(peakRunning, point.running);
      peakWaiting = Math.max(peakWaiting, point.waiting);
      const last = points.at(-1);
      if (last?.running === point.running && last.waiting === point.waiting) return;
      points.push(point);
      if (points.length >= 2 * KEPT_POINTS) points = points.slice(-KEPT_POINTS);
    },
    points: () => points.slice(-KEPT_POINTS),
    get peakRunning() {
      return peakRunning;
    },
    get peakWaiting() {
      return peakWaiting;
    },
    reset: () => {
      points = [];
      peakRunning = 0;
      peakWaiting = 0;
    },
  };
}
