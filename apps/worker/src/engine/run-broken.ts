import type { FailureClass } from '../client/classify-failure.ts';
import type { GenerationError } from '../client/generation-error.ts';

/** The run cannot go on; the message is the sentence that a person reads. */
export class RunBrokenError extends Error {
  override readonly name = 'RunBrokenError';
}

/** So many samples in a row that failed for good with the same words are the run's fault, not the items'. */
const SAME_REFUSALS = 5;
/** All repeats of one item may fail for the item's sake. A shard may hold as few as two. */
const FEWEST_ITEMS = 2;

export interface RefusalWatch {
  /** Of the run, so far. */
  readonly successes: number;
  /** Notes that a sample failed for good; true when it was the fifth of its kind in a row, of several items. */
  refused(refusal: Refusal): boolean;
  succeeded(): void;
}

export interface Refusal {
  itemKey: string;
  message: string;
  /**
   * Successes of the run when the sample failed for the first time. Where others have succeeded since, the run is not
   * to blame: what fails again and again takes long, and all of it comes when the rest is done.
   */
  successesBefore: number;
}

/** Servers repeat the request behind their reason, which is another for each item. */
const COMPARED_CHARACTERS = 120;
/** Figures, and the ids of requests. */
const WITH_DIGITS = /[\w-]*\d[\w-]*/g;

/**
 * The same words tell other figures: how many tokens were too many, which request it was.
 *
 * @param options.hasReplies the run had replies before this process knew of it
 */
export function createRefusalWatch({ hasReplies = false } = {}): RefusalWatch {
  let last = '';
  let inRow = 0;
  let successes = hasReplies ? 1 : 0;
  const items = new Set<string>();
  const beginAnew = () => {
    inRow = 0;
    items.clear();
  };
  return {
    get successes() {
      return successes;
    },
    refused({ itemKey, message, successesBefore }) {
      if (successes > successesBefore) return false;
      const words = message.replaceAll(WITH_DIGITS, '#').slice(0, COMPARED_CHARACTERS);
      if (words !== last) beginAnew();
      last = words;
      inRow += 1;
      items.add(itemKey);
      return inRow >= SAME_REFUSALS && items.size >= FEWEST_ITEMS;
    },
    succeeded() {
      successes += 1;
      beginAnew();
    },
  };
}

/** Refusals of the key, of access, and of the model or the address. */
const OF_THE_RUN = new Set(['http-401', 'http-403', 'http-404']);

/**
 * Key, model and address are those of the run: who refuses them refuses every request. Unless replies have come under
 * them: then one of the replicas has lost them by itself, or a gateway for a while, and the request is asked again as
 * often as after any failure that may pass.
 */
export function inHindsight(
  failure: FailureClass,
  { successes }: Pick<RefusalWatch, 'successes'>,
): FailureClass {
  const isDoubted =
    failure.action === 'run-broken' && successes > 0 && OF_THE_RUN.has(failure.code);
  return isDoubted ? { ...failure, action: 'back-off' } : failure;
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
        `Backend "${backendName}" refuses its secret at ${url} ${said}: enter the right one, then retry the run.`,
      );
    case 'http-404':
      return new RunBrokenError(
        `Backend "${backendName}" does not know the model "${servedName}", or has no chat API at ${url} ${said}: check the served name and the URL, then retry the run.`,
      );
    case 'http-402':
    case 'quota-spent':
      return new RunBrokenError(
        `The quota of backend "${backendName}" is spent ${said}: raise it, then retry the run.`,
      );
    case 'context-exceeded':
      return new RunBrokenError(
        `The token limit of the run leaves no room for a prompt in the context of "${servedName}" ${said}: queue a sweep with fewer max tokens.`,
      );
    default:
      return new RunBrokenError(
        `Backend "${backendName}" failed ${SAME_REFUSALS} requests in a row for the same reason ${said}: change what it complains of, then retry the run.`,
      );
  }
}
