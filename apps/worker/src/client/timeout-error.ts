import { GenerationError } from './generation-error.ts';
import type { ExpiredPhase } from './phase-clock.ts';

interface ExpiredLimit {
  limitMs: number;
  /** A person has set it: nobody asked the server whether others wait. */
  isFirm: boolean;
}

const SENTENCES: Record<ExpiredPhase, (limit: string, isFirm: boolean) => string> = {
  'first-byte': (limit, isFirm) =>
    isFirm
      ? `No first text within ${limit}, the limit that is set for the backend.`
      : `No first byte within ${limit}, and nothing waits in the server's queue.`,
  idle: (limit) => `The reply had begun and then brought nothing for ${limit}.`,
  total: (limit) => `The reply was not at its end ${limit} after its first text.`,
};

export function timeoutError(
  phase: ExpiredPhase,
  { limitMs, isFirm }: ExpiredLimit,
): GenerationError {
  const limit = `${Math.round(limitMs / 1_000)} s`;
  return new GenerationError({ kind: 'timeout', phase }, SENTENCES[phase](limit, isFirm));
}
