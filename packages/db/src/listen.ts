import pg from 'pg';

export interface Listener {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One connection that hears a NOTIFY channel for the whole process. When the server goes away it comes
 * back by itself, with growing pauses; `onGap` then says that notices may have been missed.
 */
export function listen(
  connectionString: string,
  channel: string,
  handlers: { onNotice: (payload: string) => void; onGap: () => void },
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
      application_name: 'assay-listen',
    });
    client = next;
    next.on('error', again);
    next.on('end', again);
    next.on('notification', (notice) => {
      handlers.onNotice(notice.payload ?? '');
    });
    next
      .connect()
      .then(() => next.query(`listen ${pg.escapeIdentifier(channel)}`))
      .then(() => {
        pauseMs = FIRST_PAUSE_MS;
        handlers.onGap();
      })
      .catch(again);
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
