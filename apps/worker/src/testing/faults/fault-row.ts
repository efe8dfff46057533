import type { Replies } from '@assay/contracts/backends';
import type { DatabasePool } from '@assay/db/pool';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import type { TestCheckpoint } from '@assay/db/testing/insert-test-sweep';
import type { Simulator, startSimulator } from '@assay/inference-simulator/start-simulator';

export type SimulatorOptions = NonNullable<Parameters<typeof startSimulator>[0]>;

/** One line of the table: what goes wrong while a sweep runs, and what may come of it. */
export interface FaultRow {
  name: string;
  /** Belongs to the quick tests as well: all of those together take less than 15 s. */
  isQuick?: boolean;
  /** Played again at most so often when it fails: for what is measured in wall time on a busy machine. */
  retries?: number;
  /** The servers of the row, and what they do wrong. */
  servers?: SimulatorOptions;
  work?: Partial<FaultWork>;
  allows?: Allowance;
  /** The sentence with which the run breaks. Afterwards the servers are mended, and what failed is retried. */
  breaksWith?: RegExp;
  /** What is done to the sweep and its servers while it runs. */
  meanwhile?: (scene: Scene) => Promise<void>;
  /** What is not true at the end that has to be, in this row beside all others. */
  verify?: (scene: Scene) => string[] | Promise<string[]>;
  /** A figure for the table, with its unit. */
  measure?: (scene: Scene) => string;
}

/** A row that harms workers or their database has its own of both, and starts its workers itself. */
export interface PartsRow extends Omit<FaultRow, 'meanwhile'> {
  /** A copy of the template on the server of all tests if left out. */
  database?: 'own-server' | 'own-server-on-small-disk' | 'behind-a-network';
  meanwhile: (scene: PartsScene) => Promise<void>;
}

/** One run: every item as often as there are repeats. */
export interface FaultWork {
  /** The model that the servers begin with, if left out. A run for each: claims are made of the first, and by the row. */
  checkpoints?: readonly TestCheckpoint[];
  items: number;
  repeats: number;
  itemsPerShard: number;
  /** Requests in flight on one replica at most. */
  limit: number;
  /** Streamed if left out. */
  replies?: Replies;
}

/** What a fault excuses. Nothing of it happens in a row that does not allow it. */
export interface Allowance {
  /** Named failures by class: these and no others. */
  failures?: Readonly<Record<string, number>>;
  /** Asking again for what the worker itself broke off: at a time limit, a pause, its death. */
  askingAfterCancellation?: boolean;
  /**
   * So many whole replies more than samples, at most: a killed worker had not stored them yet. Infinity where the row
   * looks at each of them itself.
   */
  lostReplies?: number;
  /** The server sends another text than it generated, and nobody can tell. */
  otherText?: boolean;
  /** The run ends cancelled, with the samples that it has. */
  cancellation?: boolean;
}

export interface Scene {
  databaseUrl: string;
  pool: DatabasePool;
  simulator: Simulator;
  sweep: SweepKey;
  runId: number;
  work: FaultWork;
}

export interface PartsScene extends Scene {
  /** Starts a process by the entry of `npm start`, and waits until it is ready. */
  startWorker: (options?: WorkerOptions) => Promise<WorkerProcess>;
  database: FaultDatabase;
}

export interface WorkerOptions {
  /** A name of its own if left out. */
  name?: string;
  /** Its clock jumps by an hour, back and forth, every 700 ms. */
  hasSteppingClock?: boolean;
  /** Shards at once; as `npm start` has it if left out. */
  concurrency?: number;
  /** How long replies in flight may go on once it is asked to stop; 30 if left out. */
  drainSeconds?: number;
}

export interface WorkerProcess {
  /** Where its pages are. */
  url: string;
  kill: () => Promise<void>;
  /** Resolves with its exit code. */
  drain: () => Promise<number | null>;
}

/**
 * The levers of a database. Only one with a server of its own has those of the server and of the disk, only one behind a
 * network that of the network.
 */
export interface FaultDatabase {
  url: string;
  /** The way of workers to it. */
  workerUrl: string;
  /** In order: clients are cut off, the server ends. */
  stop: () => Promise<void>;
  /** With −9, and all that was not on the disk is lost. */
  kill: () => Promise<void>;
  /** Starts it again; fine when it runs. */
  start: () => Promise<void>;
  fillDisk: () => Promise<void>;
  freeDisk: () => Promise<void>;
  /** Workers hear nothing for so long, and over the connections that they have never again. Nothing tells them so. */
  swallow: (durationMs: number) => Promise<void>;
  /** For the end of the row. */
  drop: () => Promise<void>;
}
