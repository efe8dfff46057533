import type { WeightsAgreement } from '@assay/db/work/weights-agreement';

import { onAbort } from '../../client/on-abort.ts';
import { CacheInUseError } from '../../client/put-on-sglang.ts';
import { StillPausedError } from '../../client/put-on-vllm.ts';
import { LoadingRefusedError } from '../../client/server-orders.ts';
import type { WeightsServing } from '../../client/weights-loading.ts';
import type { Clock } from '../replicas/clock.ts';
import type { WeightsAgreements } from './agreements.ts';

export interface WeightsChange {
  readonly isUnderWay: boolean;
  /** Begins a change when it is this process's turn, and breaks off one that is no longer. */
  hear(agreed: WeightsAgreement, weights: WeightsServing | null): void;
  stop(): void;
  /** Stops, and waits until no server is spoken to any more: one that was paused is being resumed. */
  close(): Promise<void>;
}

/** @param isPut they are in their place, and only their server's cache could not be emptied */
export type LoadWeights = (
  weights: WeightsServing,
  signal: AbortSignal,
  isPut: boolean,
) => Promise<string | null>;

export interface WeightsChangeOptions {
  url: string;
  holder: string;
  agreements: WeightsAgreements;
  load: LoadWeights;
  refused: (sentence: string, path: string) => void;
  waiting: (sentence: string, path: string) => void;
  clock: Clock;
}

const RETRY_MS = 1_000;

/** Changes the weights of a replica whenever all have agreed that this process does. */
export function createWeightsChange(options: WeightsChangeOptions): WeightsChange {
  const { url, holder, agreements, load, clock } = options;
  let current: { epoch: number; stop: AbortController } | null = null;
  /** With those that were broken off and have not ended. */
  const underWay = new Set<Promise<void>>();

  async function make(epoch: number, weights: WeightsServing, signal: AbortSignal): Promise<void> {
    try {
      const persist = persistOf(weights.path, signal);
      const weightsId = await persist(loadingOf(weights, signal));
      await persist(() => agreements.finish({ url, holder, epoch, weightsId }));
    } catch (error) {
      // Who waits at that server must find it in the log; else what was broken off is nobody's concern.
      if (error instanceof StillPausedError) agreements.onFailure(error);
      if (!(error instanceof LoadingRefusedError)) return;
      const said = error.message.replace(/[.\s]+$/, '');
      options.refused(
        `The weights ${weights.path} cannot be loaded at ${url} (${said}): correct the checkpoint or the server, then retry the run.`,
        weights.path,
      );
      await agreements.giveUp({ url, holder, epoch });
    }
  }

  /** What was put in its place is not loaded again for the cache: that may be hundreds of gigabytes. */
  function loadingOf(weights: WeightsServing, signal: AbortSignal): () => Promise<string | null> {
    let isPut = false;
    return async () => {
      try {
        return await load(weights, signal, isPut);
      } catch (error) {
        isPut = error instanceof CacheInUseError;
        throw error;
      }
    };
  }

  /** Again until it succeeds: a server or a database that is away comes back. Rejects when it was told to stop. */
  function persistOf(path: string, signal: AbortSignal) {
    return async <Result>(work: () => Promise<Result>): Promise<Result> => {
      for (;;) {
        signal.throwIfAborted();
        try {
          return await work();
        } catch (error) {
          if (error instanceof LoadingRefusedError || signal.aborted) throw error;
          agreements.onFailure(error);
          const said = error instanceof Error ? error.message : String(error);
          options.waiting(`Waiting for ${url} to load the weights ${path}: ${said}`, path);
          await pauseOrAbort(signal);
        }
      }
    };
  }

  function pauseOrAbort(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stopListening = onAbort(signal, resolve);
      clock.after(RETRY_MS, () => {
        stopListening();
        resolve();
      });
    });
  }

  function begin(epoch: number, weights: WeightsServing): void {
    const begun = { epoch, stop: new AbortController() };
    current = begun;
    const made = make(epoch, weights, begun.stop.signal)
      .catch(agreements.onFailure)
      .finally(() => {
        underWay.delete(made);
        if (current === begun) current = null;
      });
    underWay.add(made);
  }

  function stop(): void {
    current?.stop.abort();
    current = null;
  }

  return {
    get isUnderWay() {
      return current !== null;
    },
    hear({ epoch, isMine }, weights) {
      const goesOn = isMine && current?.epoch === epoch;
      if (goesOn) return;
      stop();
      if (!isMine) return;
      if (weights) begin(epoch, weights);
      else agreements.giveUp({ url, holder, epoch }).catch(agreements.onFailure);
    },
    stop,
    async close() {
      stop();
      await Promise.all(underWay);
    },
  };
}
