import { requestedModel } from '@assay/contracts/checkpoint-serving';
import { recordAttempt, recordFailure } from '@assay/db/record/record-failures';
import type { SampleRecord } from '@assay/db/record/sample-record';
import type { ShardItem, ShardWork } from '@assay/db/work/load-shard';
import { sampleSeed } from '@assay/eval-core/hash';
import { renderPrompt } from '@assay/eval-core/prompt-template';

import { chatRequestBody } from '../client/chat-request.ts';
import { observeRequest } from '../observe/observe-request.ts';
import type { Engine } from './engine.ts';
import { flagReply } from './flag-reply.ts';
import { generate, type GenerationContext } from './generate.ts';
import { judgeReply } from './judge-reply.ts';
import type { PromptWatch } from './prompt-watch.ts';

export interface SamplePlan {
  item: ShardItem;
  repeat: number;
}

export interface SampleContext extends Omit<GenerationContext, 'onFailedAttempt' | 'observe'> {
  prompts: PromptWatch;
}

/** Generates, grades and stores one sample, or the named failure in its place; resolves when it is durable. */
export async function makeSample(
  engine: Engine,
  work: ShardWork,
  plan: SamplePlan,
  context: SampleContext,
): Promise<void> {
  const key = { runId: work.runId, itemId: plan.item.id, repeat: plan.repeat };
  const seed = sampleSeed({ runId: work.runId, itemKey: plan.item.key, repeat: plan.repeat });
  const { sampling, cutsLoops } = work;
  const { systemMessage } = work.checkpoint;
  const prompt = renderPrompt(work.promptTemplate, plan.item.prompt);
  const request = chatRequestBody({
    model: requestedModel(work.checkpoint, work.backend.dialect),
    systemMessage,
    prompt,
    sampling,
    seed,
    dialect: work.backend.dialect,
  });
  const { maxTokens, temperature } = sampling;
  const asked = { body: request, maxTokens, cutsLoops, itemKey: plan.item.key };
  const generation = await generate(asked, {
    ...context,
    observe: (server) => observeRequest(engine, { ...key, itemKey: plan.item.key, ...server }),
    onFailedAttempt: async ({ errorClass, error, durationMs }) => {
      const { message, partialText } = error;
      await recordAttempt(engine.pool, {
        ...key,
        errorClass,
        message,
        partialText,
        durationMs,
      }).catch((lost: unknown) => {
        engine.log.warn({ err: lost, ...key }, 'a failed attempt could not be stored');
      });
    },
  });
  if (generation.kind === 'failure') {
    const { errorClass, message, attempts } = generation;
    await recordFailure(engine.pool, { ...key, errorClass, message, attempts });
    return;
  }
  const { reply, server, weights } = generation;
  await engine.replied();
  const gradedFrom = performance.now();
  const sentPrompt = `${systemMessage ?? ''}${prompt}`;
  const flagging = flagReply(context.prompts, { reply, prompt: sentPrompt, temperature, server });
  const verdict = await judgeReply(engine.grading, {
    grader: work.grader,
    item: plan.item,
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
  const { gradingId } = work;
  const sent = { seed, request };
  await recordOrName(engine, {
    ...key,
    gradingId,
    ...sent,
    ...reply,
    weights,
    ...(await flagging),
    verdict,
  });
}

/** A sample that the database refuses by itself would come again for ever; it becomes a named failure. */
async function recordOrName(engine: Engine, sample: SampleRecord): Promise<void> {
  const { runId, itemId, repeat } = sample;
  try {
    await engine.recorder.record(sample);
  } catch (error) {
    engine.log.error({ err: error, runId, itemId, repeat }, 'a sample cannot be stored');
    const message = error instanceof Error ? error.message : String(error);
    await recordFailure(engine.pool, {
      runId,
      itemId,
      repeat,
      errorClass: 'not-storable',
      message,
      attempts: 1,
    });
  }
}
