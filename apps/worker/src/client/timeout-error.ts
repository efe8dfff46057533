import { GenerationError } from './generation-error.ts';
import type { ExpiredPhase } from './phase-clock.ts';

const SENTENCES: Record<ExpiredPhase, (limit: string) => string> = {
  'first-byte': (limit) =>
    `No first byte within ${limit}, and nothing waits in the server's queue.`,
  idle: (limit) => `The reply had begun and then brought nothing for ${limit}.`,
  total: (limit) => `The reply was not at its end ${limit} after its first text.`,
};

export function timeoutError(phase: ExpiredPhase, limitMs: number): GenerationError {
  const limit = `${Math.round(limitMs / 1_000)} s`;
  return new GenerationError({ kind: 'timeout', phase }, SENTENCES[phase](limit));
}
