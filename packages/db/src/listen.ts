import pg from 'pg';

import { KEEP_ALIVE_AFTER_MS } from './pool.ts';

export interface Listener {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Nothing else is ever sent over it, so that a network which lost it would not be found out. */
const ASK_INTERVAL_MS = 15_000;
const ANSWER_LIMIT_MS = 10_000;

export interface ListenHandlers {
  onNotice: (payload: string) => void;
  onGap: () => void;
}

/**
 * One connection that hears a NOTIFY channel for the whole process. When the server goes away, or does not answer any
 * more, it comes back by itself, with growing pauses; `onGap` then says that notices may have been missed.
 */
export function listen(
  connectionString: string,
  channel: string,
  { onNotice, onGap }: ListenHandlers,
  { askIntervalMs = ASK_INTERVAL_MS, answerLimitMs = ANSWER_LIMIT_MS } = {},
): Listener {
  let closed = false;
  let pauseMs = FIRST_PAUSE_MS;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  function again(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connect();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  function connect(): void {
    const next = new pg.Client({
      connectionString,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      connectionTimeoutMillis: answerLimitMs,
      query_timeout: answerLimitMs,
      application_name: 'assay-listen',
    });
    client = next;
    const asking = setInterval(() => {
      next.query('select').catch(lose);
    }, askIntervalMs);
    let isLost = false;

    function lose(): void {
      if (isLost) return;
      isLost = true;
      clearInterval(asking);
      next.connection.stream.destroy();
      again();
    }

    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', (notice) => {
      onNotice(notice.payload ?? '');
    });
    next
      .connect()
      .then(() => next.query(`listen ${pg.escapeIdentifier(channel)}`))
      .then(() => {
        pauseMs = FIRST_PAUSE_MS;
        onGap();
      })
      .catch(lose);
  }

  connect();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
