import { US_PER_MS } from './clock/clock.ts';
import { createFaultSchedule, type FaultRule } from './faults/fault-schedule.ts';
import { controlPage } from './server/control-page.ts';
import { ReplicaServer } from './server/replica-server.ts';
import { createRequestLog } from './server/request-log.ts';
import { simulatorSettings, type SimulatorOptions } from './server/simulator-options.ts';
import type { SimulatorState } from './server/simulator-state.ts';

export interface KillOptions {
  /** `refuse` (if left out): the port is closed. `unhealthy`: it answers 503 and 500. */
  mode?: 'refuse' | 'unhealthy';
  /** Simulated time until it comes back by itself; for good if left out. */
  downMs?: number;
}

/** Simulated inference servers that are running in this process. */
export interface Simulator {
  /** One for each replica, without a path: `http://127.0.0.1:41235`. */
  readonly urls: readonly string[];
  state(): SimulatorState;
  /** Forgets all requests and peaks. What is in flight goes on and is not counted. */
  reset(): void;
  /** Takes the place of all rules from the next request on. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Requests whose prompt contains this must not come from now on: `state().afterForbidden` lists those that do. */
  forbid(promptIncludes: string): void;
  kill(replica: number, options?: KillOptions): void;
  revive(replica: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts servers that behave like one kind of inference server, faults included.
 *
 * @throws RangeError for an option without sense; the error of the socket when a port cannot be had
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = simulatorSettings(options);
  const { clock } = settings;
  const log = createRequestLog(settings.keptRecords);
  const schedule = createFaultSchedule(settings.seed, settings.faults);
  const waits = new Set<() => void>();
  const later = (ms: number, run: () => void) => {
    const takeBack = clock.at(clock.nowUs() + Math.round(ms * US_PER_MS), () => {
      waits.delete(takeBack);
      run();
    });
    waits.add(takeBack);
  };
  const servers = settings.engines.map(
    (_, index) =>
      new ReplicaServer({
        index,
        settings,
        log,
        schedule,
        later,
        page: (call) => controlPage(simulator, call),
      }),
  );
  const serverOf = (replica: number): ReplicaServer => {
    const server = servers[replica];
    if (server) return server;
    throw new RangeError(`There is no replica ${replica}; there are ${servers.length}, from 0.`);
  };
  const simulator: Simulator = {
    get urls() {
      return servers.map(({ url }) => url);
    },
    state: () => ({
      dialect: settings.dialect.name,
      seed: settings.seed,
      nowMs: clock.nowUs() / US_PER_MS,
      totals: totalsOf(log.totals(), servers),
      peakInFlightByModel: log.peaks().byModel,
      peakInFlightByReplica: log.peaks().byReplica,
      replicas: servers.map((server) => server.state()),
      repeated: log.repeated(),
      afterCancellation: log.afterCancellation,
      afterForbidden: log.afterForbidden,
      requests: log.records,
    }),
    reset: () => {
      log.reset();
      for (const { replica } of servers) replica.paced.occupancy.reset();
    },
    setFaults: (rules) => {
      schedule.set(rules);
    },
    forbid: (promptIncludes) => {
      log.forbid(promptIncludes);
    },
    kill: (replica, { mode = 'refuse', downMs } = {}) => {
      serverOf(replica).kill(mode, downMs ?? null);
    },
    revive: (replica) => serverOf(replica).revive(),
    close: async () => {
      for (const takeBack of waits) takeBack();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
  await Promise.all(servers.map((server) => server.listen()));
  return simulator;
}

/** Under a fixed latency requests are counted and not recorded. */
function totalsOf(
  totals: SimulatorState['totals'],
  servers: readonly ReplicaServer[],
): SimulatorState['totals'] {
  const fixed = servers.map(({ fixedLatency }) => fixedLatency).filter((each) => each !== null);
  const sum = (of: (each: (typeof fixed)[number]) => number) =>
    fixed.reduce((all, each) => all + of(each), 0);
  const inFlight = sum((each) => each.inFlight);
  const cancelled = sum((each) => each.cancelled);
  const requests = sum((each) => each.requests);
  return {
    ...totals,
    requests: totals.requests + requests,
    answered: totals.answered + requests - inFlight - cancelled,
    cancelled: totals.cancelled + cancelled,
    inFlight: totals.inFlight + inFlight,
    peakInFlight: Math.max(
      totals.peakInFlight,
      sum((each) => each.peakInFlight),
    ),
  };
}
