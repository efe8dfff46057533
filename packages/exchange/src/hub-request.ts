import { HubError } from './hub-error.ts';
import { parseJson } from './parse-json.ts';
import { readBounded } from './read-bounded.ts';

export interface HubRequestOptions {
  /** null: none. Sent in the header of the hub's own hosts alone. */
  token: string | null;
  /** The hosts that may see the token. */
  origins: ReadonlySet<string>;
  sleep: (durationMs: number) => Promise<void>;
  nowMs: () => number;
  signal: AbortSignal | null;
}

/** A reply of the hub that is not 5xx or 429. */
export interface HubReply {
  status: number;
  /** undefined: it is no JSON. */
  body: unknown;
}

const MOST_RETRIES = 3;
const FIRST_PAUSE_MS = 1_000;
/** A hub that asks for longer is left for later by whoever started the import. */
const LONGEST_PAUSE_MS = 120_000;
const TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 5;
/** A page of 100 rows with the longest prompts has some megabytes. */
const LARGEST_BODY_BYTES = 256 * 1024 * 1024;

/**
 * GET with at most three retries of what may pass: 429, 5xx, a connection that fails. Waits as long as the
 * hub asks, else one second, two, four.
 *
 * @throws HubError `unavailable` after the last try, or where the hub asks for a longer wait than two minutes
 */
export async function requestHub(url: URL, options: HubRequestOptions): Promise<HubReply> {
  for (let retries = 0; ; retries += 1) {
    const tried = await tryOnce(url, options);
    if ('reply' in tried) return tried.reply;
    options.signal?.throwIfAborted();
    const pauseMs = tried.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** retries;
    if (retries === MOST_RETRIES || pauseMs > LONGEST_PAUSE_MS) {
      throw unavailable(url, tried.reason, { retries, pauseMs });
    }
    await options.sleep(pauseMs);
  }
}

type Try = { reply: HubReply } | { reason: string; retryAfterMs: number | null };

async function tryOnce(url: URL, options: HubRequestOptions): Promise<Try> {
  let response: Response;
  let text: string | null;
  try {
    response = await follow(url, options);
    text = await readBounded(response, LARGEST_BODY_BYTES);
  } catch (error) {
    if (error instanceof HubError) throw error;
    options.signal?.throwIfAborted();
    return { reason: faultOf(error), retryAfterMs: null };
  }
  if (text === null) {
    throw new HubError('unreadable', `The hub sent more than ${LARGEST_BODY_BYTES} bytes at once.`);
  }
  const { status } = response;
  if (status !== 429 && status < 500) return { reply: { status, body: parseJson(text) } };
  const retryAfterMs = waitOf(response.headers.get('retry-after'), options.nowMs());
  return { reason: `status ${status}`, retryAfterMs };
}

/** Redirects are followed by hand: fetch would take the token along to a path of the same host only by its own rules. */
async function follow(first: URL, options: HubRequestOptions): Promise<Response> {
  let url = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: headersFor(url, options),
      signal: signalOf(options),
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new HubError('unreadable', `The hub redirects ${first.pathname} without an end.`);
}

function headersFor(
  { origin }: URL,
  { token, origins }: HubRequestOptions,
): Record<string, string> {
  const accept = { accept: 'application/json' };
  return token !== null && origins.has(origin)
    ? { ...accept, authorization: `Bearer ${token}` }
    : accept;
}

function signalOf({ signal }: HubRequestOptions): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal === null ? timeout : AbortSignal.any([signal, timeout]);
}

/** The wait that a Retry-After header asks for (RFC 9110: seconds or a date); null where it says nothing. */
function waitOf(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}

function faultOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  if (error instanceof Error && error.name === 'TimeoutError') return 'no reply within a minute';
  return code ?? 'a broken connection';
}

function unavailable(
  { host }: URL,
  reason: string,
  { retries, pauseMs }: { retries: number; pauseMs: number },
): HubError {
  const after = retries === 0 ? '' : ` after ${retries + 1} tries`;
  const wait = pauseMs > LONGEST_PAUSE_MS ? ` for ${Math.ceil(pauseMs / 60_000)} minutes` : '';
  return new HubError(
    'unavailable',
    `The hub at ${host} does not answer${wait} (${reason})${after}: try again later.`,
  );
}
