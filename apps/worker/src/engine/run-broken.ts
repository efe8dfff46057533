import type { FailureClass } from '../client/classify-failure.ts';
import type { GenerationError } from '../client/generation-error.ts';

/** The run cannot go on; the message is the sentence that a person reads. */
export class RunBrokenError extends Error {
  override readonly name = 'RunBrokenError';
}

/** So many requests refused in a row with the very same words are the run's fault, not the items'. */
const SAME_REFUSALS = 5;

export interface RefusalWatch {
  /** Notes a refusal; true when it was the fifth of its kind in a row. */
  refused(message: string): boolean;
  succeeded(): void;
}

export function createRefusalWatch(): RefusalWatch {
  let last = '';
  let inRow = 0;
  return {
    refused(message) {
      inRow = message === last ? inRow + 1 : 1;
      last = message;
      return inRow >= SAME_REFUSALS;
    },
    succeeded() {
      inRow = 0;
    },
  };
}

/** What a person reads of a run that every request would break. */
export function runBrokenError(
  failure: FailureClass,
  error: GenerationError,
  target: { backendName: string; servedName: string; url: string },
): RunBrokenError {
  const { backendName, servedName, url } = target;
  const said = `(${error.message})`;
  switch (failure.code) {
    case 'http-401':
    case 'http-403':
      return new RunBrokenError(
        `Backend "${backendName}" refuses its secret ${said}: enter the right one, then retry the run.`,
      );
    case 'http-404':
      return new RunBrokenError(
        `Backend "${backendName}" does not know the model "${servedName}", or has no chat API at ${url} ${said}: check the served name and the URL, then retry the run.`,
      );
    case 'http-429':
      return new RunBrokenError(
        `The quota of backend "${backendName}" is spent ${said}: raise it, then retry the run.`,
      );
    default:
      return new RunBrokenError(
        `Backend "${backendName}" refused ${SAME_REFUSALS} requests in a row for the same reason ${said}: change what it complains of, then retry the run.`,
      );
  }
}
