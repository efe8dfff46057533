import type { EngineOptions } from '../engine/engine-options.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import type { ReplyPlan } from '../generation/plan-reply.ts';
import type { ReasoningDelivery } from '../generation/reasoning-delivery.ts';
import type { HttpReply } from './http-reply.ts';
import type { ParameterTable } from './parameter-table.ts';
import type { Refusal } from './refusal.ts';
import type { Route, ServerControl } from './server-control.ts';

export type DialectName = 'vllm' | 'sglang' | 'llamacpp' | 'tgi' | 'ollama' | 'openai' | 'plain';

export interface UsageCounts {
  promptTokens: number;
  cachedTokens: number;
  /** Over all choices. */
  completionTokens: number;
  reasoningTokens: number;
}

/** What may be known of a reply when it ends. */
export interface ReplyFacts extends UsageCounts {
  promptMs: number;
  generationMs: number;
  /** The weights that wrote it. */
  weightsId: string;
}

/** How one kind of server speaks: names, shapes, codes, and what it does with what it does not know. */
export interface Dialect {
  name: DialectName;
  /** Where these differ from the engine's own. */
  defaults: {
    slots?: number;
    /** Requests that may wait or run, before others are refused; null for no end. */
    maxInFlight?: number | null;
  };
  parameters: ParameterTable;
  /** What holds where a request does not say. */
  defaultSampling: Readonly<Record<string, number>>;
  reasoning: { delivery: ReasoningDelivery; field: 'reasoning' | 'reasoning_content' };
  unknownModel: 'refuse' | 'accept';
  /** What becomes of a prompt that is longer than the context. */
  longPrompt: 'refuse' | 'truncate';
  /** Whether the last event of a stream tells the usage unasked. */
  usageInStream: 'asked' | 'always';
  /** What it refuses beyond single fields. */
  check?(request: GenerationRequest, policy: EngineOptions['policy']): Refusal | null;
  /** The status and body of a refusal. */
  refuse(refusal: Refusal): HttpReply;
  usage(counts: UsageCounts): object;
  /** Beside `finish_reason`. */
  choiceFields(plan: ReplyPlan): object;
  /** Beside `usage`, at the end. */
  replyFields(facts: ReplyFacts): object;
  modelList(server: ServerControl): object;
  /** Everything but the chat: health, load, metrics, tokenizer, weights. */
  routes: readonly Route[];
}
