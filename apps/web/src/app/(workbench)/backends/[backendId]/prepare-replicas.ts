import type { BackendState, ReplicaState } from '@assay/contracts/backend-trial';

import { counted } from '../../../../format/counted.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatCount, MISSING } from '../../../../format/numbers.ts';
import { withoutWebPage } from '../../../../format/web-page.ts';

export interface ReplicaRow {
  url: string;
  state: string;
  isTroubled: boolean;
  inFlight: string;
  limit: string;
  /** Why there is none. */
  limitReason: string | undefined;
  /** By the server's own counts, requests of others included. */
  running: string;
  waiting: string;
  /** Why these are not known. */
  loadReason: string | undefined;
  /** Of the replies that ended within the last minute. */
  tokensPerSecond: string;
  /** What went wrong last, and how long ago; null: nothing that a worker remembers. */
  error: { when: string; message: string } | null;
}

const STATES: Record<ReplicaState['breaker'], string> = {
  closed: 'takes requests',
  open: 'rests after failures',
  'half-open': 'tried with the next request',
};

/** One row for each address of the backend, whether a worker has used it or not. */
export function prepareReplicas(
  urls: readonly string[],
  state: BackendState | undefined,
): ReplicaRow[] {
  return urls.map((url) => {
    const replica = state?.replicas.find((one) => one.url === url);
    return replica ? usedRow(replica) : unusedRow(url);
  });
}

function usedRow(replica: ReplicaState): ReplicaRow {
  const { url, inFlight, limit, breaker, load, tokensPerSecond, lastError } = replica;
  // A worker without work for it gives its share of the limit back: 0 would read as if nothing were allowed.
  const isIdle = limit === 0 && inFlight === 0;
  return {
    url,
    state: STATES[breaker],
    isTroubled: breaker === 'open',
    inFlight: formatCount(inFlight),
    limit: formatCount(isIdle ? null : limit),
    limitReason: isIdle ? 'No worker asks anything of it just now.' : undefined,
    running: formatCount(load?.running ?? null),
    waiting: formatCount(load?.waiting ?? null),
    loadReason:
      load === null ? 'The server does not tell, or nothing is in flight there.' : undefined,
    tokensPerSecond: formatCount(tokensPerSecond === null ? null : Math.round(tokensPerSecond)),
    error: lastError && {
      when: `${lastError.errorClass}, ${formatDuration(lastError.ageMs)} ago`,
      message: withoutWebPage(lastError.message),
    },
  };
}

function unusedRow(url: string): ReplicaRow {
  const reason = 'No worker has asked it since it began.';
  return {
    ...{ url, state: 'not used yet', isTroubled: false, limitReason: reason, loadReason: reason },
    ...{ inFlight: MISSING, limit: MISSING, running: MISSING, waiting: MISSING },
    ...{ tokensPerSecond: MISSING, error: null },
  };
}

/** Who the figures are of, and what waits for room. */
export function workersText({ workers, silentWorkers, waiting }: BackendState): string {
  if (workers + silentWorkers === 0) return 'No worker is running.';
  const asked = `As ${counted(workers, 'worker')} ${workers === 1 ? 'sees' : 'see'} it now`;
  const silent = silentWorkers === 0 ? '' : `; ${counted(silentWorkers, 'worker')} did not answer`;
  return `${asked}; ${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} for room${silent}.`;
}
