import type { Dialect } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

import type { LoadSource } from '../../client/server-load.ts';
import { LoadingRefusedError } from '../../client/server-orders.ts';
import { readWeights, type WeightsReading } from '../../client/weights-id.ts';
import {
  idOf,
  loadAdapter,
  putWeights,
  type PuttingOptions,
  type WeightsServing,
} from '../../client/weights-loading.ts';
import type { ReplicaSlots } from '../replica-slots.ts';
import { RunBrokenError } from '../run-broken.ts';
import { createAdapterLoader } from './adapter-loader.ts';
import type { WeightsAgreements } from './agreements.ts';
import { createReplicaGate, type ReplicaGate } from './replica-gate.ts';
import {
  createRunWeights,
  type JoiningShard,
  type RunWeights,
  type WatchedReplica,
} from './run-weights.ts';
import { createWeightsWatch } from './weights-watch.ts';

/** The weights of the replicas of one backend, as this process deals with them. */
export interface BackendWeights {
  /** A shard begins to ask. */
  join(shard: JoiningShard): RunWeights;
  close(): Promise<void>;
}

export interface BackendWeightsOptions {
  name: string;
  dialect: Dialect;
  replicas: readonly (LoadSource & { url: string })[];
  slots: ReplicaSlots;
  /** Without them full weights cannot be asked for. */
  agreements: WeightsAgreements | null;
}

export function createBackendWeights(options: BackendWeightsOptions): BackendWeights {
  const { dialect, replicas, slots } = options;
  const watches = new Map<string, WatchedReplica[]>();
  let gates: ReplicaGate[] | null = null;

  function watchOf(replica: number, question: { servedName: string; adapter: string | null }) {
    const source = replicas[replica];
    return createWeightsWatch(() =>
      source
        ? readWeights(source, { dialect, ...question })
        : Promise.reject(new RangeError(`There is no replica ${replica}.`)),
    );
  }

  function openGates(agreements: WeightsAgreements): ReplicaGate[] {
    const holder = agreements.newHolder();
    const opened: ReplicaGate[] = replicas.map((source, replica) =>
      createReplicaGate({
        url: source.url,
        holder,
        agreements,
        waitingFor: (path) => slots.waitingFor(path),
        isOpenElsewhere: (path) =>
          opened.some((gate, other) => other !== replica && gate.openPath === path),
        onOpen: (path) => {
          for (const watched of watches.values()) watched[replica]?.watch.forget();
          slots.setWeights(replica, path);
        },
        readId: async () => (await readBase(source)).id,
        load: (weights, signal, isPut) =>
          loadAndVerify(source, weights, { dialect, signal, isPut }),
      }),
    );
    return opened;
  }

  function readBase(source: LoadSource): Promise<WeightsReading> {
    return readWeights(source, { dialect, servedName: '', adapter: null });
  }

  async function loadAndVerify(
    source: LoadSource,
    weights: WeightsServing,
    putting: PuttingOptions,
  ): Promise<string | null> {
    await putWeights(source, weights, putting);
    const { id } = await readBase(source);
    if (id === null && weights.expectedId === undefined) return null;
    if (id === idOf(weights)) return id;
    throw new LoadingRefusedError(
      `it calls what it loaded ${id === null ? 'nothing' : `"${id}"`} and not "${idOf(weights)}"`,
    );
  }

  function gatesFor(serving: CheckpointServing): ReplicaGate[] {
    if (serving.kind !== 'weights') return [];
    if (!options.agreements) throw new RunBrokenError(UNAGREED);
    gates ??= openGates(options.agreements);
    return gates;
  }

  function watchedReplicas({ servedName, serving }: JoiningShard): WatchedReplica[] {
    const key = JSON.stringify([serving.kind === 'adapter' ? serving : serving.kind, servedName]);
    const known = watches.get(key);
    if (known) return known;
    const adapter = serving.kind === 'adapter' ? serving : null;
    const servingGates = gatesFor(serving);
    const watched = replicas.map((source, replica) => {
      const { url } = source;
      const watch = watchOf(replica, { servedName, adapter: adapter?.name ?? null });
      const load = (wanted: typeof serving & { kind: 'adapter' }) =>
        loadAdapter(source, wanted, { dialect });
      const loader = adapter && createAdapterLoader({ adapter, url, watch, load });
      return { url, watch, loader, gate: servingGates[replica] ?? null };
    });
    watches.set(key, watched);
    return watched;
  }

  return {
    join(shard) {
      return createRunWeights({
        backendName: options.name,
        replicas: watchedReplicas(shard),
        shard,
      });
    },
    async close() {
      await Promise.all((gates ?? []).map((gate) => gate.close()));
    },
  };
}

const UNAGREED =
  'This worker cannot agree with others on the weights of a server: start it with its database.';
