import { requestChatCompletion } from '../client/chat-completion.ts';
import { classifyFailure, type FailureClass } from '../client/classify-failure.ts';
import type { TokenCounter } from '../client/count-tokens.ts';
import { GenerationError } from '../client/generation-error.ts';
import { phaseLimits } from '../client/phase-limits.ts';
import type { ChatReply } from '../client/reply-builder.ts';
import { retryDelayMs } from '../client/retry-delay.ts';
import { seekLife } from '../client/seek-life.ts';
import { isQueuedAt } from '../client/server-load.ts';
import { settleTokens } from '../client/settle-tokens.ts';
import type { ServerName } from '../observe/meters.ts';
import type { RequestObserver } from '../observe/observe-request.ts';
import type { OpenBackend } from './backends.ts';
import type { Slot } from './replica-slots.ts';
import { refusalOf } from './replicas/refusal-of.ts';
import type { SlotOutcome } from './replicas/replica.ts';
import type { Turn } from './replicas/waiting-list.ts';
import { inHindsight, runBrokenError, type RefusalWatch } from './run-broken.ts';
import type { RunNotice } from './run-notice.ts';
import { takeSlot, type SlotContext } from './take-slot.ts';
import type { RunWeights, WeightsSpan } from './weights/run-weights.ts';

/** The same for many generations. */
export interface GenerationContext extends SlotContext {
  backend: OpenBackend;
  servedName: string;
  /** Null: whatever the backend holds, unwatched. */
  weights: RunWeights | null;
  refusals: RefusalWatch;
  notice: RunNotice;
  /** Ends what is in flight; `mayBegin` fires with it or before. */
  signal: AbortSignal;
  /** Waits before the next attempt; rejects when the signal fires. */
  pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
}

export interface GenerationRequest {
  /** JSON, from chatRequestBody. */
  body: string;
  maxTokens: number;
  cutsLoops: boolean;
  /** Of what is asked: refusals of different items are told from those of one. */
  itemKey: string;
  /** Its place among the requests that wait for this backend. */
  turn: Turn;
  /** Told of each request that is sent. */
  observe: (server: ServerName) => RequestObserver;
  /** Keeps a counted failed attempt for diagnosis. */
  onFailedAttempt: (attempt: CountedAttempt) => Promise<void>;
}

/** An attempt that failed, and counts. */
export interface CountedAttempt {
  errorClass: string;
  error: GenerationError;
  durationMs: number;
}

interface Answer {
  reply: ChatReply;
  /** The server that gave it. */
  server: TokenCounter;
  /** Number of the run's weights that wrote it; null: the server does not tell. */
  weights: number | null;
}

/** A reply, or the named failure that stands where its sample should. */
export type Generation =
  | ({ kind: 'reply' } & Answer)
  | { kind: 'failure'; errorClass: string; message: string; attempts: number };

/**
 * Gets one reply, however many attempts that takes.
 *
 * @param slot that of the first attempt; it is waited for if left out, as those of all others are
 * @throws RunBrokenError when every request of the run would fail; the signal's reason when that fired
 */
export async function generate(
  request: GenerationRequest,
  context: GenerationContext,
  slot?: Slot,
): Promise<Generation> {
  const { refusals } = context;
  let successesBefore = 0;
  let failuresInRow = 0;
  let countedAttempts = 0;
  let next = slot;
  for (;;) {
    const outcome = await attempt(
      request,
      context,
      next ?? (await takeSlot(request.turn, context)),
    );
    next = undefined;
    if (!('error' in outcome)) return { kind: 'reply', ...outcome };
    const { failure, error } = outcome;
    if (failuresInRow === 0) successesBefore = refusals.successes;
    failuresInRow += 1;
    // The first connection that broke unused may have been one that the server had just closed.
    const isUnlucky = failure.action === 'retry-now' && failuresInRow === 1;
    if (failure.counts && !isUnlucky) countedAttempts += 1;
    if (isGivenUp(failure, countedAttempts)) {
      if (breaksRun(outcome, request, { refusals, successesBefore }))
        throw brokenBy(outcome, context);
      const { code: errorClass } = failure;
      return { kind: 'failure', errorClass, message: error.message, attempts: countedAttempts };
    }
    if (outcome.goesToOther) continue;
    await context.pause(retryDelayMs(failure, failuresInRow, Math.random()), context.mayBegin);
  }
}

interface FailedAttempt {
  failure: FailureClass;
  error: GenerationError;
  url: string;
  /** The replica is away and another one is not: the request goes there at once. */
  goesToOther: boolean;
}

function isGivenUp({ action, mostAttempts }: FailureClass, countedAttempts: number): boolean {
  const mayTryAgain = action === 'retry-now' || action === 'back-off';
  return !mayTryAgain || countedAttempts >= mostAttempts;
}

/** Whether what failed for good would fail for all items of the run. */
function breaksRun(
  { failure, error }: FailedAttempt,
  { itemKey, maxTokens }: GenerationRequest,
  { refusals, successesBefore }: { refusals: RefusalWatch; successesBefore: number },
): boolean {
  if (failure.action === 'run-broken') return true;
  if (failure.action === 'result') return maxTokens >= (failure.contextLimitTokens ?? Infinity);
  return refusals.refused({ itemKey, message: error.message, successesBefore });
}

/** One request, to the end of its reply. The slot is given back. */
async function attempt(
  request: GenerationRequest,
  context: GenerationContext,
  slot: Slot,
): Promise<Answer | FailedAttempt> {
  const { body, maxTokens, cutsLoops } = request;
  const { backend, signal } = context;
  const startedAt = performance.now();
  let outcome: SlotOutcome = { kind: 'other' };
  let observer: RequestObserver | null = null;
  let span: WeightsSpan | undefined;
  try {
    const replica = backend.replicas[slot.replica];
    if (!replica) throw new Error(`Backend "${backend.name}" has no replica: give it a URL.`);
    const { origin, path, host, connections: dispatcher } = replica;
    observer = request.observe({ backendId: backend.id, replica: host });
    const { secret, dialect } = backend;
    const server = { dispatcher, origin, path, secret, dialect };
    if (slot.isTrial) await seekLife(server, signal);
    span = await context.weights?.begin(slot.replica);
    const reply = await requestChatCompletion({
      dispatcher,
      origin,
      path,
      secret,
      body,
      cutsLoops,
      signal,
      limits: phaseLimits(maxTokens, backend.timeLimits),
      isQueued: () => isQueuedAt(server),
      observer,
    });
    outcome = { kind: 'reply', firstTokenMs: reply.firstTokenMs, latencyMs: reply.latencyMs };
    context.notice.moving();
    context.refusals.succeeded();
    slot.release(outcome);
    const [settled, weights] = await Promise.all([
      settleTokens(reply, { maxTokens, counter: server }),
      span?.end() ?? null,
    ]);
    observer.replied(settled);
    return { reply: settled, server, weights };
  } catch (caught) {
    if (!(caught instanceof GenerationError)) throw caught;
    const error = span ? await span.failed(caught) : caught;
    const failure = inHindsight(classifyFailure(error, backend.dialect), context.refusals);
    outcome = refusalOf(error, failure, backend.slots.hasOther(slot.replica));
    observer?.failed(failure.code, error.message);
    const durationMs = Math.round(performance.now() - startedAt);
    const failed = { error, failure, outcome, durationMs, replica: slot.replica };
    return await failedAttempt(failed, request, context);
  } finally {
    observer?.over();
    slot.release(outcome);
    span?.leave();
  }
}

async function failedAttempt(
  failed: {
    error: GenerationError;
    failure: FailureClass;
    outcome: SlotOutcome;
    durationMs: number;
    replica: number;
  },
  { onFailedAttempt }: GenerationRequest,
  { backend, notice }: GenerationContext,
): Promise<FailedAttempt> {
  const { error, failure, outcome, durationMs, replica } = failed;
  const url = backend.replicas[replica]?.url ?? '';
  const isAway = outcome.kind === 'refused' && outcome.isAway && !outcome.isFull;
  const goesToOther = isAway && backend.slots.hasOther(replica);
  if (failure.counts) await onFailedAttempt({ errorClass: failure.code, error, durationMs });
  else if (!goesToOther)
    notice.waiting(`Waiting for backend "${backend.name}" at ${url}: ${error.message}`);
  return { failure, error, url, goesToOther };
}

function brokenBy({ failure, error, url }: FailedAttempt, context: GenerationContext): Error {
  const { backend, servedName } = context;
  return runBrokenError(failure, error, { backendName: backend.name, servedName, url });
}
