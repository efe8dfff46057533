import type { ReplicaPower } from '../faults/fault-effect.ts';
import type { FaultSchedule } from '../faults/fault-schedule.ts';
import type { Later } from './byte-sink.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Replica } from './replica.ts';
import type { RequestLog } from './request-log.ts';
import type { SimulatorSettings } from './simulator-options.ts';

/** What the handling of a request needs of the server around it. */
export interface ServingContext {
  replica: Replica;
  settings: SimulatorSettings;
  log: RequestLog;
  schedule: FaultSchedule;
  rateLimit: RateLimit | null;
  later: Later;
  power: ReplicaPower;
}
