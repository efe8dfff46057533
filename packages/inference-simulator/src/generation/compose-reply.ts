import { createRng } from '@assay/eval-core/random';

import { THINK_CLOSE, THINK_OPEN, tokenize } from '../text/tokenizer.ts';
import type { FixtureItem } from './fixture.ts';
import type { GenerationRequest } from './generation-request.ts';
import { planReply, type ReplyPlan } from './plan-reply.ts';
import { generatedTokensOf, type ReasoningDelivery } from './reasoning-delivery.ts';
import type { SimulatedModel } from './simulated-model.ts';
import { writeReply } from './write-reply.ts';

export interface Composition {
  model: SimulatedModel;
  weightsId: string;
  /** The simulator's own seed: what a reply without a seed of its own depends on. */
  simulatorSeed: string;
  fixture: readonly FixtureItem[];
  delivery: ReasoningDelivery;
  scripted: { thinking: string | null; content: string } | null;
  /** Distinguishes requests without a seed from each other. */
  ordinal: number;
}

/** How many tokens a reply may have: what was asked for, and what the context has room for. */
export function replyLimit(request: GenerationRequest, maxModelLen: number): number {
  const room = Math.max(1, maxModelLen - request.promptTokens);
  return Math.min(request.maxTokens ?? room, room);
}

/**
 * One choice of a reply. A pure function of its arguments: the same model, weights, prompt, parameters
 * and seed give the same bytes; the choice with index i has the seed + i, as in vLLM; a request without
 * a seed depends on the simulator's and on its place among all requests; at temperature 0 neither counts.
 */
export function composeReply(
  request: GenerationRequest,
  composition: Composition,
  choice: number,
): ReplyPlan {
  const { model, weightsId, fixture, scripted, delivery } = composition;
  const limitTokens = replyLimit(request, model.maxModelLen);
  const written = scripted
    ? { tokens: scriptedTokens(scripted) }
    : writeReply({
        model,
        weightsId,
        promptText: request.promptText,
        thinking: request.thinking && model.thinkingMedianTokens > 0,
        chance: chanceOf(request, composition, choice),
        fixture,
        limitTokens,
        ignoreEos: request.ignoreEos,
      });
  const opened = generatedTokensOf(written.tokens, delivery);
  return planReply({ tokens: opened }, request, limitTokens);
}

function scriptedTokens({ thinking, content }: { thinking: string | null; content: string }) {
  return tokenize(thinking === null ? content : THINK_OPEN + thinking + THINK_CLOSE + content);
}

function chanceOf(
  request: GenerationRequest,
  { simulatorSeed, ordinal }: Composition,
  choice: number,
): string {
  if (request.sampling.temperature === 0) return 'greedy';
  const sampling = Object.entries(request.sampling).sort(([a], [b]) => (a < b ? -1 : 1));
  const stream = request.seed === null ? [simulatorSeed, ordinal, choice] : [request.seed + choice];
  return JSON.stringify([sampling, stream]);
}

/** The same reply with one late character changed: what another batch size does to rounding. */
export function withChangedToken(plan: ReplyPlan, chance: string): ReplyPlan {
  const late = Math.floor(plan.tokens.length * 0.8);
  // A mark for a mark: the text keeps its length and its tokens.
  const marks = [...plan.tokens.keys()].filter(
    (place) => place >= late && /^[.,;:!?]$/.test(plan.tokens[place] ?? ''),
  );
  if (marks.length === 0) return plan;
  const changed = createRng(`changed ${chance}`).pick(marks);
  return { ...plan, tokens: plan.tokens.map((token, at) => (at === changed ? '~' : token)) };
}
