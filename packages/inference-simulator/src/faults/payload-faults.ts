import { LOOP_SENTENCE } from '../text/sentences.ts';
import { THINK_CLOSE, THINK_OPEN, tokenize } from '../text/tokenizer.ts';
import type { EffectMakers, FaultEffect, Payload } from './fault-effect.ts';

/** Well-formed replies that say what is not so. */
export type PayloadFault =
  /** HTTP 200 with the finish reason `abort`, after that many tokens. */
  | { kind: 'finish-abort'; afterTokens: number }
  /** `[DONE]` comes, a finish reason does not. */
  | { kind: 'no-finish' }
  | { kind: 'no-usage' }
  /** Counts are multiplied and rounded: 0 gives zeros, 0.5 half. */
  | { kind: 'wrong-usage'; factor: number }
  | { kind: 'empty-choices' }
  | { kind: 'wrong-model'; model: string }
  | { kind: 'duplicate-ids' }
  /** No token but the end of the text. */
  | { kind: 'empty-reply' }
  /** The first tokens of the prompt are dropped without a word, and so they are in the usage. */
  | { kind: 'prompt-truncated'; keptTokens: number }
  /** Seed and temperature are not looked at: every repeat gets the same text. */
  | { kind: 'same-text' }
  | { kind: 'repetition-loop' }
  /** Other weights write the rest after that many tokens, and all that comes later. */
  | { kind: 'weights-swapped'; afterTokens: number; weightsId: string };

export const payloadFaults: EffectMakers<PayloadFault> = {
  'finish-abort': ({ afterTokens }) => ({
    editPlan: (plan) => ({ ...plan, tokens: plan.tokens.slice(0, afterTokens), finish: 'abort' }),
  }),
  'no-finish': () => ({
    editPayload: (payload) => editChoices(payload, { finish_reason: null }),
  }),
  'no-usage': () => ({ editPayload: withoutUsage }),
  'wrong-usage': ({ factor }) => ({ editPayload: (payload) => scaledUsage(payload, factor) }),
  'empty-choices': () => ({ editPayload: (payload) => ({ ...payload, choices: [] }) }),
  'wrong-model': ({ model }) => ({ editPayload: (payload) => ({ ...payload, model }) }),
  'duplicate-ids': () => ({
    editPayload: (payload) => ({ ...payload, id: 'chatcmpl-duplicate' }),
  }),
  'empty-reply': () => ({
    editPlan: () => ({ tokens: [], finish: 'stop', stopReason: null, shownLength: 0 }),
  }),
  'prompt-truncated': ({ keptTokens }) => truncatedPrompt(keptTokens),
  'same-text': () => ({
    editRequest: (request) => ({ ...request, seed: 0, sampling: { temperature: 0 } }),
  }),
  'repetition-loop': loop,
  'weights-swapped': swappedWeights,
};

function editChoices(payload: Payload, fields: object): Payload {
  const choices = (payload.choices ?? []) as object[];
  return { ...payload, choices: choices.map((choice) => ({ ...choice, ...fields })) };
}

/** The last event of a stream holds nothing but the usage: it goes as a whole. */
function withoutUsage({ usage, ...rest }: Payload): Payload | null {
  const isUsageAlone = usage && Array.isArray(rest.choices) && rest.choices.length === 0;
  return isUsageAlone ? null : rest;
}

function scaledUsage(payload: Payload, factor: number): Payload {
  if (typeof payload.usage !== 'object' || payload.usage === null) return payload;
  const usage = Object.entries(payload.usage).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * factor) : (value as unknown),
  ]);
  return { ...payload, usage: Object.fromEntries(usage) as object };
}

function truncatedPrompt(keptTokens: number): FaultEffect {
  return {
    editRequest: (request) => {
      const kept = tokenize(request.promptText).slice(-keptTokens);
      return { ...request, promptText: kept.join(''), promptTokens: kept.length };
    },
  };
}

function loop(): FaultEffect {
  const sentence = tokenize(LOOP_SENTENCE);
  return {
    editPlan: (plan, { limitTokens }) => {
      const begin = plan.tokens[0] === THINK_OPEN ? [THINK_OPEN] : [];
      const tokens = Array.from(
        { length: limitTokens },
        (_, place) => begin[place] ?? sentence[(place - begin.length) % sentence.length] ?? '',
      );
      return { tokens, finish: 'length', stopReason: null, shownLength: tokens.join('').length };
    },
  };
}

interface SwappedWeights {
  afterTokens: number;
  weightsId: string;
}

function swappedWeights({ afterTokens, weightsId }: SwappedWeights): FaultEffect {
  let hasSwapped = false;
  return {
    editPlan: (plan, { rewrite }) => {
      const after = rewrite(weightsId);
      const begin = plan.tokens.slice(0, afterTokens);
      const rest = after.tokens.slice(afterTokens);
      // Only one of the two marks of the end of thinking may stay.
      const tokens = begin.includes(THINK_CLOSE)
        ? [...begin, ...rest.filter((token) => token !== THINK_CLOSE)]
        : [...begin, ...rest];
      return { ...after, tokens, shownLength: tokens.join('').length };
    },
    atTokens: (tokens, { replica }) => {
      if (!hasSwapped && tokens >= afterTokens) replica.swapWeights(weightsId);
      hasSwapped ||= tokens >= afterTokens;
      return false;
    },
  };
}
