/** How hosts tell when to come again; each spells it in its own way. */
export type RateHeaderStyle =
  | 'none'
  | 'retry-after-seconds'
  | 'retry-after-date'
  | 'retry-after-ms'
  /** x-ratelimit-* with resets such as `6m0s` and `20ms`. */
  | 'reset-duration'
  | 'reset-seconds'
  | 'reset-epoch'
  /** Azure: values of −1 and 0 that mean nothing, beside a retry-after-ms that does. */
  | 'azure';

export function rateHeaders(
  { style, retryAfterMs }: { style: RateHeaderStyle; retryAfterMs: number },
  wallMs: number,
): Record<string, string> {
  const seconds = String(Math.ceil(retryAfterMs / 1_000));
  switch (style) {
    case 'none':
      return {};
    case 'retry-after-seconds':
      return { 'retry-after': seconds };
    case 'retry-after-date':
      // A date has whole seconds: rounded up, so that who obeys is not too early.
      return {
        'retry-after': new Date(Math.ceil((wallMs + retryAfterMs) / 1_000) * 1_000).toUTCString(),
      };
    case 'retry-after-ms':
      return { 'retry-after-ms': String(retryAfterMs), 'retry-after': seconds };
    case 'reset-duration':
      return limits(durationText(retryAfterMs));
    case 'reset-seconds':
      return limits(seconds);
    case 'reset-epoch':
      return limits(String(Math.ceil((wallMs + retryAfterMs) / 1_000)));
    case 'azure':
      return {
        'retry-after-ms': String(retryAfterMs),
        'x-ratelimit-remaining-requests': '-1',
        'x-ratelimit-remaining-tokens': '-1',
        'x-ratelimit-reset-requests': '0',
      };
  }
}

function limits(reset: string): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': '60',
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': reset,
    'x-ratelimit-limit-tokens': '150000',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-tokens': '6ms',
  };
}

/** As Go writes durations: `20ms`, `1.5s`, `6m0s`, `1h0m0s`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = `${(ms % 60_000) / 1_000}s`;
  if (minutes === 0) return seconds;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}m${seconds}` : `${hours}h${minutes % 60}m${seconds}`;
}
