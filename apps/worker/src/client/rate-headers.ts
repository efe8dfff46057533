export type ReplyHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Smaller figures of a reset are seconds, larger ones the moment since 1970, in seconds or in milliseconds. */
const SMALLEST_EPOCH_S = 1_000_000_000;
const SMALLEST_EPOCH_MS = 1_000 * SMALLEST_EPOCH_S;
const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/**
 * The pause that a server asks for, in milliseconds; null where it asks for none. In this order, since each
 * is more exact than the next: `retry-after-ms` (Azure), `retry-after` (RFC 9110: seconds or a date), and of
 * the limits of `x-ratelimit-*` that are spent the one that is full again last. Figures of 0 and below say
 * nothing: Azure sends them where it means "unknown". A moment is measured from the server's own `date`: the clock
 * of this machine may be wrong, and may be set at any time.
 *
 * @param ownNowMs milliseconds since 1970, for servers that do not tell their date
 */
export function askedPauseMs(headers: ReplyHeaders, ownNowMs: number): number | null {
  const nowMs = serverNowMs(headers) ?? ownNowMs;
  const exact = Number(headerOf(headers, 'retry-after-ms') ?? Number.NaN);
  if (exact > 0 && Number.isFinite(exact)) return exact;
  const rounded = parseRetryAfterMs(headerOf(headers, 'retry-after'), nowMs);
  if (rounded !== null && rounded > 0) return rounded;
  const resets = ['requests', 'tokens'].flatMap((what) => {
    const isSpent = headerOf(headers, `x-ratelimit-remaining-${what}`)?.trim() === '0';
    const reset = isSpent
      ? parseResetMs(headerOf(headers, `x-ratelimit-reset-${what}`), nowMs)
      : null;
    return reset === null ? [] : [reset];
  });
  return resets.length === 0 ? rounded : Math.max(...resets);
}

function serverNowMs(headers: ReplyHeaders): number | null {
  const atMs = Date.parse(headerOf(headers, 'date') ?? '');
  return Number.isNaN(atMs) ? null : atMs;
}

/** Milliseconds of a Retry-After header; null where there is none or it says nothing. */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}

/** The pause that a refusal asks for in its words alone, as "Please retry in 32.1s."; null: none. */
export function pauseInWordsMs(message: string): number | null {
  const [, asked] = /(?:retry|try again) in ((?:\d+(?:\.\d+)?(?:ms|[dhms]))+)/i.exec(message) ?? [];
  const ms = asked === undefined ? null : durationMs(asked);
  return ms !== null && ms > 0 ? ms : null;
}

/** A reset as `6m0s`, `20ms`, `1.5`, or a moment since 1970; null where it says nothing. */
function parseResetMs(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const figure = Number(text);
  const ms = Number.isFinite(figure) ? untilMs(figure, nowMs) : durationMs(text);
  return ms !== null && ms > 0 ? ms : null;
}

function untilMs(figure: number, nowMs: number): number {
  if (figure >= SMALLEST_EPOCH_MS) return figure - nowMs;
  return figure * 1_000 - (figure >= SMALLEST_EPOCH_S ? nowMs : 0);
}

function durationMs(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/.test(text)) return null;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)].reduce(
    (sum, [, figure, unit]) => sum + Number(figure) * UNIT_MS[unit as keyof typeof UNIT_MS],
    0,
  );
}

function headerOf(headers: ReplyHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
