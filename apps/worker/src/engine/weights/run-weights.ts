import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

import { GenerationError } from '../../client/generation-error.ts';
import type { WeightsReading } from '../../client/weights-id.ts';
import type { SweepTurn } from '../replicas/waiting-list.ts';
import { RunBrokenError } from '../run-broken.ts';
import type { AdapterLoader } from './adapter-loader.ts';
import type { GatePass, ReplicaGate } from './replica-gate.ts';
import type { WeightsWatch } from './weights-watch.ts';

/** The weights of one shard's run on each replica. */
export interface RunWeights {
  /** Path that a replica must hold for it; null: whatever it holds. */
  readonly path: string | null;
  /**
   * Before a request is sent to a replica.
   * @throws RunBrokenError when its weights are not those of the run; GenerationError to be tried again
   */
  begin(replica: number): Promise<WeightsSpan>;
  leave(): void;
}

/** One request, from before it is sent until its reply is known to be of one set of weights. */
export interface WeightsSpan {
  /**
   * After the reply: the number of the run's weights that wrote it; null where the server does not tell.
   * @throws GenerationError when the weights changed meanwhile
   */
  end(): Promise<number | null>;
  /** The request failed on the way. What it failed of: the server may have lost the adapter, and be given it again. */
  failed(error: GenerationError): Promise<GenerationError>;
  /** Always at last. */
  leave(): void;
}

export interface JoiningShard {
  servedName: string;
  serving: CheckpointServing;
  sweep: SweepTurn;
  /** Notes what a replica calls its weights in the run; answers with what stands for it. */
  note: (url: string, weightsId: string) => Promise<{ number: number; weightsId: string }>;
  onWaiting: (sentence: string) => void;
  /** The weights of the run cannot be loaded. */
  onBroken: (error: RunBrokenError) => void;
}

/** What one replica's weights are looked at with. */
export interface WatchedReplica {
  url: string;
  watch: WeightsWatch;
  /** Of adapters alone. */
  loader: AdapterLoader | null;
  /** Of full weights alone. */
  gate: ReplicaGate | null;
}

export interface RunWeightsOptions {
  backendName: string;
  replicas: readonly WatchedReplica[];
  shard: JoiningShard;
}

/** A server that died right after its reply is asked so often; then the reply is kept, of weights not told. */
const READINGS_AFTER = 3;
const READ_AGAIN_MS = 1_000;

export function createRunWeights(options: RunWeightsOptions): RunWeights {
  const { replicas, shard } = options;
  const { serving, sweep, onWaiting, onBroken } = shard;
  const noted = new Map<string, Promise<{ number: number; weightsId: string }>>();
  const leaveGates =
    serving.kind === 'weights'
      ? replicas.map(({ gate }) =>
          gate?.want({
            weights: serving,
            sweep,
            onWaiting,
            onRefused: (sentence) => {
              onBroken(new RunBrokenError(sentence));
            },
          }),
        )
      : [];

  /** Once for each id that a replica shows: the answer does not change. */
  function note(url: string, weightsId: string) {
    const key = `${url} ${weightsId}`;
    const known = noted.get(key) ?? shard.note(url, weightsId);
    noted.set(key, known);
    known.catch(() => noted.delete(key));
    return known;
  }

  async function numberOf(url: string, id: string | null): Promise<number | null> {
    if (id === null) return null;
    const { number, weightsId } = await note(url, id);
    if (weightsId === id) return number;
    throw changedError(options, { url, before: weightsId, now: id });
  }

  async function read({ url, watch, loader }: WatchedReplica): Promise<WeightsReading> {
    try {
      return await (loader ? loader.loaded() : watch.known());
    } catch (error) {
      throw error instanceof RunBrokenError ? error : unreadable(url, error);
    }
  }

  /** Also when it was this process that had it loaded: somebody else may have been there since. */
  function refuseForeign(replica: WatchedReplica, pass: GatePass | null, id: string | null): void {
    const agreed = pass?.weightsId ?? null;
    if (pass === null || agreed === null || id === null || id === agreed) return;
    replica.gate?.lost(pass.epoch);
    throw changedError(options, { url: replica.url, before: agreed, now: id });
  }

  return {
    path: serving.kind === 'weights' ? serving.path : null,
    async begin(index) {
      const replica = replicas[index];
      if (!replica) throw new RangeError(`There is no replica ${index}.`);
      const pass = serving.kind === 'weights' ? (replica.gate?.enter(serving.path) ?? null) : null;
      if (serving.kind === 'weights' && !pass) throw changedMeanwhile(replica.url);
      try {
        const { id } = await read(replica);
        refuseForeign(replica, pass, id);
        const number = await numberOf(replica.url, id);
        return spanOf(replica, { pass, id, number });
      } catch (error) {
        pass?.leave();
        throw error;
      }
    },
    leave() {
      for (const leaveGate of leaveGates) leaveGate?.();
    },
  };
}

function spanOf(
  { url, watch, loader }: WatchedReplica,
  { pass, id, number }: { pass: GatePass | null; id: string | null; number: number | null },
): WeightsSpan {
  const loadsBefore = loader?.loads;
  return {
    async end() {
      const reading = await readAfter(watch);
      const isSame = reading === null || reading.id === id;
      const holds = pass === null || (await pass.holds());
      if (!isSame || !holds) throw changedMeanwhile(url);
      return reading === null ? null : number;
    },
    async failed(error) {
      if (loader) loader.forget();
      else watch.forget();
      const isUnknown = error.fault.kind === 'http' && error.fault.status === 404;
      if (!loader || !isUnknown) return error;
      const reading = await watch.after().catch(() => null);
      // Another request may have had it loaded again by now.
      const wasLost = reading?.adapterPath === null || loader.loads !== loadsBefore;
      return wasLost ? changedMeanwhile(url) : error;
    },
    leave() {
      pass?.leave();
    },
  };
}

/** Null: the server cannot be asked any more. */
async function readAfter(watch: WeightsWatch): Promise<WeightsReading | null> {
  for (let readings = 0; readings < READINGS_AFTER; readings += 1) {
    if (readings > 0) await new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS));
    const reading = await watch.after().catch(() => null);
    if (reading) return reading;
  }
  return null;
}

/** A server whose weights cannot be read is one that cannot be asked. */
function unreadable(url: string, cause: unknown): GenerationError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new GenerationError(
    { kind: 'unreachable' },
    `The weights at ${url} cannot be read: ${said}`,
    {
      cause,
    },
  );
}

function changedMeanwhile(url: string): GenerationError {
  return new GenerationError(
    { kind: 'weights-changed' },
    `The weights at ${url} changed while the request was under way.`,
  );
}

function changedError(
  { backendName, shard }: RunWeightsOptions,
  { url, before, now }: { url: string; before: string; now: string },
): RunBrokenError {
  const remedy =
    shard.serving.kind === 'weights'
      ? 'see to it that nobody else changes them, then retry the run: they are loaded again'
      : `load "${before}" again and retry the run, or queue a new sweep`;
  return new RunBrokenError(
    `The weights of backend "${backendName}" at ${url} were changed by somebody else while the run was under way, from "${before}" to "${now}": ${remedy}.`,
  );
}
