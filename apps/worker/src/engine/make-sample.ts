import { hash } from 'node:crypto';

import type { chatRequestWriter } from '@assay/contracts/chat-request';
import { recordAttempts, recordFailure } from '@assay/db/record/record-failures';
import type { SampleKey, SampleRecord } from '@assay/db/record/sample-record';
import type { ShardItem, ShardWork } from '@assay/db/work/load-shard';
import type { GradedItem } from '@assay/eval-core/graders/grader';
import { sampleSeed } from '@assay/eval-core/hash';
import { renderPrompt } from '@assay/eval-core/prompt-template';

import { observeRequest } from '../observe/observe-request.ts';
import type { Engine } from './engine.ts';
import { flagReply } from './flag-reply.ts';
import {
  generate,
  type CountedAttempt,
  type Generation,
  type GenerationContext,
  type GenerationRequest,
} from './generate.ts';
import { judgeReply } from './judge-reply.ts';
import type { PromptWatch } from './prompt-watch.ts';
import type { Slot } from './replica-slots.ts';
import type { Turn } from './replicas/waiting-list.ts';
import { storePatiently } from './store-patiently.ts';

export interface SamplePlan {
  item: ShardItem;
  repeat: number;
  /** Its place among the requests that wait for the backend. */
  turn: Turn;
  /** That of its first request. */
  slot: Slot;
}

export interface NamedWork extends ShardWork {
  /** Of this worker's grader, among those that have given verdicts of the grading. */
  graderNumber: number;
}

export interface SampleContext extends GenerationContext {
  /** Writes the body of a request of the run. */
  write: ReturnType<typeof chatRequestWriter>;
  prompts: PromptWatch;
  /** What the grader is told of an item. */
  gradedItem: (item: ShardItem) => GradedItem;
}

/** Generates one sample, grades it and stores it; resolves when it is durable, or the named failure in its place. */
export async function makeSample(
  engine: Engine,
  work: NamedWork,
  plan: SamplePlan,
  context: SampleContext,
): Promise<void> {
  const { runId, sampling, cutsLoops } = work;
  const { repeat, turn, slot } = plan;
  const { id: itemId, key: itemKey } = plan.item;
  const key = { runId, itemId, repeat };
  const sent = writeRequest(work, plan, context);
  const asked: GenerationRequest = {
    body: sent.body,
    maxTokens: sampling.maxTokens,
    cutsLoops,
    itemKey,
    turn,
    observe: ({ backendId, replica }) =>
      observeRequest(engine, { runId, itemId, repeat, itemKey, backendId, replica }),
    onFailedAttempt: (failed) => keepAttempt(engine, key, failed),
  };
  const generation = await generate(asked, context, slot);
  if (generation.kind === 'failure') {
    const { errorClass, message, attempts } = generation;
    const failure = { ...key, errorClass, message, attempts, tries: work.tries };
    return storePatiently(engine, () => recordFailure(engine.pool, failure), context.signal);
  }
  const { content, reasoning } = generation.reply;
  const isStored = engine.backlog.add(sent.body.length + content.length + (reasoning?.length ?? 0));
  const reply = { plan, context, sent, generation };
  // Not awaited: what was needed to ask is let go of while the reply is graded and stored.
  return gradeAndStore(engine, work, reply).finally(isStored);
}

interface WrittenRequest {
  body: string;
  seed: number;
  /** The user's message. */
  prompt: string;
}

/** A twentieth of the time of one in JavaScript. */
function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

function writeRequest(
  { runId, promptTemplate }: NamedWork,
  { item, repeat }: SamplePlan,
  { write }: SampleContext,
): WrittenRequest {
  const seed = sampleSeed({ runId, itemKey: item.key, repeat }, sha256Hex);
  const prompt = renderPrompt(promptTemplate, item.prompt);
  return { body: write({ prompt, seed }), seed, prompt };
}

interface GeneratedReply {
  plan: SamplePlan;
  context: SampleContext;
  sent: WrittenRequest;
  generation: Extract<Generation, { kind: 'reply' }>;
}

async function gradeAndStore(
  engine: Engine,
  work: NamedWork,
  { plan, context, sent, generation }: GeneratedReply,
): Promise<void> {
  const { reply, server, weights } = generation;
  await engine.replied();
  const gradedFrom = performance.now();
  const prompt = `${work.checkpoint.systemMessage ?? ''}${sent.prompt}`;
  const { temperature } = work.sampling;
  const flagging = flagReply(context.prompts, { reply, prompt, temperature, server });
  const verdict = await judgeReply(engine.grading, {
    kind: work.grader.kind,
    item: context.gradedItem(plan.item),
    reply,
    context: {
      workspaceId: work.workspaceId,
      signal: context.signal,
      onWaiting: (sentence) => {
        context.notice.waiting(sentence);
      },
    },
  });
  engine.meters.graded(work.grader.kind, performance.now() - gradedFrom);
  const { flags, textHash } = await flagging;
  // Field by field: copying four objects into one costs as much as its JSON.
  const sample: SampleRecord = {
    runId: work.runId,
    gradingId: work.gradingId,
    itemId: plan.item.id,
    repeat: plan.repeat,
    seed: sent.seed,
    request: sent.body,
    finish: reply.finish,
    content: reply.content,
    reasoning: reply.reasoning,
    flags,
    textHash,
    promptTokens: reply.promptTokens,
    completionTokens: reply.completionTokens,
    thinkingTokens: reply.thinkingTokens,
    tokensEstimated: reply.tokensEstimated,
    thinkingEstimated: reply.thinkingEstimated,
    firstTokenMs: reply.firstTokenMs,
    latencyMs: reply.latencyMs,
    weights,
    verdict,
    graderNumber: work.graderNumber,
  };
  await recordOrName(engine, sample, context.signal);
}

async function keepAttempt(
  { pool, log }: Engine,
  key: SampleKey,
  { errorClass, error, durationMs }: CountedAttempt,
): Promise<void> {
  const { message, partialText } = error;
  await recordAttempts(pool, [{ ...key, errorClass, message, partialText, durationMs }]).catch(
    (lost: unknown) => {
      log.warn({ err: lost, ...key }, 'a failed attempt could not be stored');
    },
  );
}

/** A sample that the database refuses by itself would come again for ever; it becomes a named failure. */
async function recordOrName(
  engine: Engine,
  sample: SampleRecord,
  signal: AbortSignal,
): Promise<void> {
  const { runId, itemId, repeat } = sample;
  try {
    await engine.recorder.record(sample);
  } catch (error) {
    engine.log.error({ err: error, runId, itemId, repeat }, 'a sample cannot be stored');
    const message = error instanceof Error ? error.message : String(error);
    const failure = { runId, itemId, repeat, errorClass: 'not-storable', message, attempts: 1 };
    await storePatiently(engine, () => recordFailure(engine.pool, failure), signal);
  }
}
