import { LoadingRefusedError } from '../../client/server-orders.ts';
import type { WeightsReading } from '../../client/weights-id.ts';
import type { AdapterServing } from '../../client/weights-loading.ts';
import { RunBrokenError } from '../run-broken.ts';
import type { WeightsWatch } from './weights-watch.ts';

export interface AdapterLoader {
  /** How often it was loaded by this process. */
  readonly loads: number;
  /**
   * What a replica says of its weights, once it has the adapter.
   * @throws RunBrokenError when it will not load it, or has another one under its name
   */
  loaded(): Promise<WeightsReading>;
  /** The replica was away: it may have been started anew, without the adapter. */
  forget(): void;
}

export interface AdapterLoaderOptions {
  adapter: AdapterServing;
  url: string;
  watch: WeightsWatch;
  load: (adapter: AdapterServing) => Promise<void>;
}

/**
 * Has one replica load an adapter before the first request for it. It stays there: who else asks for it is not known
 * here, and servers drop the adapter that was not used for longest when they need the room.
 */
export function createAdapterLoader(options: AdapterLoaderOptions): AdapterLoader {
  const { adapter, url, watch, load } = options;
  /** Servers whose list has no adapters cannot show it. */
  let hasLoaded = false;
  let loads = 0;
  let loading: Promise<void> | null = null;

  async function loadOnce(): Promise<void> {
    try {
      await load(adapter);
    } catch (error) {
      const isThere = error instanceof LoadingRefusedError && /already/i.test(error.message);
      if (!isThere) throw error;
    }
    hasLoaded = true;
    loads += 1;
    watch.forget();
  }

  function refuseOther({ adapterPath }: WeightsReading): void {
    if (adapterPath === null || adapterPath === adapter.path) return;
    throw new RunBrokenError(
      `The server at ${url} has another adapter under the name "${adapter.name}", from ${adapterPath} and not from ${adapter.path}: unload it there, or give the checkpoint's adapter another name.`,
    );
  }

  return {
    get loads() {
      return loads;
    },
    async loaded() {
      let reading = await watch.known();
      if (reading.adapterPath === null && !hasLoaded) {
        loading ??= loadOnce().finally(() => {
          loading = null;
        });
        await loading.catch((error: unknown) => {
          throw error instanceof LoadingRefusedError ? refusedBy(error, options) : error;
        });
        reading = await watch.known();
      }
      refuseOther(reading);
      return reading;
    },
    forget() {
      hasLoaded = false;
      watch.forget();
    },
  };
}

function refusedBy(
  error: LoadingRefusedError,
  { adapter, url }: AdapterLoaderOptions,
): RunBrokenError {
  const said = error.message.replace(/[.\s]+$/, '');
  return new RunBrokenError(
    `The adapter "${adapter.name}" cannot be loaded from ${adapter.path} at ${url} (${said}): correct the checkpoint, or let the server load adapters, then retry the run.`,
    { cause: error },
  );
}
