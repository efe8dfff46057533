import type { OccupancyPoint } from '../engine/occupancy.ts';
import type { RepeatedSample, RequestRecord, RequestTotals } from './request-log.ts';

/** What the state page tells of one replica. Times in simulated milliseconds. */
export interface ReplicaState {
  replica: number;
  url: string;
  /** `dead` refuses connections; `unhealthy` answers, and only with errors. */
  health: 'healthy' | 'unhealthy' | 'dead';
  weightsId: string;
  models: readonly string[];
  slots: number;
  /** Sequences in the batch; under a fixed latency, requests under way. */
  running: number;
  waiting: number;
  peakRunning: number;
  peakWaiting: number;
  steps: number;
  tokensGenerated: number;
  promptTokensRead: number;
  preemptions: number;
  /** Sequences in the batch, integrated over time. */
  busySlotMs: number;
  /** busySlotMs / (slots × time since the first request); null before any. */
  utilisationFraction: number | null;
  connectionsOpened: number;
  connectionsOpen: number;
  peakConnections: number;
  /** Running and waiting from each moment on; the latest 8,192 changes. */
  occupancy: readonly { atMs: number; running: number; waiting: number }[];
}

export interface SimulatorState {
  dialect: string;
  seed: string;
  nowMs: number;
  totals: RequestTotals;
  peakInFlightByModel: Readonly<Record<string, number>>;
  peakInFlightByReplica: Readonly<Record<string, number>>;
  replicas: readonly ReplicaState[];
  /** Samples that were asked for more than once, how often each was answered, and how long between. */
  repeated: readonly RepeatedSample[];
  /** Ordinals of requests for a sample that its client had cancelled before. */
  afterCancellation: readonly number[];
  /** Ordinals of requests that came although a test had said that none may. */
  afterForbidden: readonly number[];
  requests: readonly RequestRecord[];
}

export function occupancyInMs(points: readonly OccupancyPoint[]) {
  return points.map(({ atUs, running, waiting }) => ({ atMs: atUs / 1_000, running, waiting }));
}
