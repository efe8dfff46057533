import { durationText } from '../faults/rate-headers.ts';

export interface RateLimitOptions {
  requestsPerMinute: number;
  tokensPerMinute: number;
}

export interface RateLimit {
  /** Takes one request and its tokens, or tells how long to wait. The headers stand on either reply. */
  take(
    tokens: number,
    nowMs: number,
  ): { retryAfterMs: number | null; headers: Record<string, string> };
}

interface Bucket {
  perMinute: number;
  level: number;
}

/** Two buckets that fill steadily and hold one minute's worth, as hosts describe theirs. */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  const requests: Bucket = {
    perMinute: options.requestsPerMinute,
    level: options.requestsPerMinute,
  };
  const tokens: Bucket = { perMinute: options.tokensPerMinute, level: options.tokensPerMinute };
  let lastMs = 0;
  return {
    take: (wanted, nowMs) => {
      for (const bucket of [requests, tokens]) fill(bucket, nowMs - lastMs);
      lastMs = nowMs;
      const waitMs = Math.max(missingMs(requests, 1), missingMs(tokens, wanted));
      if (waitMs === 0) {
        requests.level -= 1;
        tokens.level -= wanted;
      }
      const headers = { ...headersOf('requests', requests), ...headersOf('tokens', tokens) };
      return waitMs === 0
        ? { retryAfterMs: null, headers }
        : { retryAfterMs: waitMs, headers: { ...headers, ...retryHeaders(waitMs) } };
    },
  };
}

function fill(bucket: Bucket, passedMs: number): void {
  bucket.level = Math.min(bucket.perMinute, bucket.level + (bucket.perMinute * passedMs) / 60_000);
}

function missingMs({ level, perMinute }: Bucket, wanted: number): number {
  return Math.max(0, Math.ceil(((wanted - level) * 60_000) / perMinute));
}

function retryHeaders(waitMs: number): Record<string, string> {
  return { 'retry-after': String(Math.ceil(waitMs / 1_000)), 'retry-after-ms': String(waitMs) };
}

function headersOf(name: string, bucket: Bucket): Record<string, string> {
  const fullInMs = Math.ceil(((bucket.perMinute - bucket.level) * 60_000) / bucket.perMinute);
  return {
    [`x-ratelimit-limit-${name}`]: String(bucket.perMinute),
    [`x-ratelimit-remaining-${name}`]: String(Math.max(0, Math.floor(bucket.level))),
    [`x-ratelimit-reset-${name}`]: durationText(Math.max(0, fullInMs)),
  };
}
