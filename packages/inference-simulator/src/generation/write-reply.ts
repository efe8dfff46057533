import { drawNormal } from '@assay/eval-core/draw-normal';
import { createRng, type Rng } from '@assay/eval-core/random';

import { FOREIGN_SENTENCES, LOOP_SENTENCE, THINKING_SENTENCES } from '../text/sentences.ts';
import { THINK_CLOSE, THINK_OPEN, tokenize } from '../text/tokenizer.ts';
import type { FixtureItem } from './fixture.ts';
import type { Quirks, SimulatedModel } from './simulated-model.ts';

/** Everything that a model would write if nothing stopped it. */
export interface WrittenReply {
  /** With the marks of thinking among them where it thinks. */
  tokens: readonly string[];
  quirk: keyof Quirks | null;
  /** Whether the fixture's answer was given; null for a prompt that no fixture knows. */
  isRight: boolean | null;
}

export interface WriteRequest {
  model: SimulatedModel;
  /** Name of the weights: other weights write other texts. */
  weightsId: string;
  promptText: string;
  thinking: boolean;
  /** Everything else that the text depends on: seed, choice, sampling. */
  chance: string;
  fixture: readonly FixtureItem[];
  /** No reply is longer; a loop is exactly as long. */
  limitTokens: number;
  /** Goes on to the limit, as benchmarks of throughput ask for. */
  ignoreEos?: boolean;
}

/** The text as a pure function of its arguments; the same arguments give the same bytes on any machine. */
export function writeReply(request: WriteRequest): WrittenReply {
  const { model, weightsId, promptText, chance } = request;
  const item = request.fixture.find(({ promptIncludes }) => promptText.includes(promptIncludes));
  const difficulty = item?.difficulty ?? createRng(`difficulty ${promptText}`).next() * 2 - 1;
  const rng = createRng(
    JSON.stringify([model.id, weightsId, promptText, request.thinking, chance]),
  );
  const solved = rng.chance(1 / (1 + Math.exp(difficulty - model.skill)));
  const quirk = pickQuirk(model.quirks, rng);
  const answer = solved && item ? item.answer : wrongAnswer(item?.answer ?? null, rng);
  const thinking = request.thinking
    ? writeThinking({ request, difficulty, quirk, answer, rng })
    : [];
  const answerTokens = quirk === 'loop' ? [] : tokenize(writeContent(quirk, answer));
  const tokens = [...thinking, ...answerTokens];
  return {
    tokens: request.ignoreEos
      ? fill([...tokens, '\n'], request.limitTokens, () => rng.pick(THINKING_SENTENCES))
      : tokens,
    quirk,
    isRight: item ? solved && (quirk === null || quirk === 'languageMix') : null,
  };
}

function pickQuirk(quirks: Quirks, rng: Rng): keyof Quirks | null {
  let place = rng.next();
  for (const [name, rate] of Object.entries(quirks) as [keyof Quirks, number][]) {
    place -= rate;
    if (place < 0) return name;
  }
  return null;
}

function wrongAnswer(right: string | null, rng: Rng): string {
  const guess = String(rng.int(0, 1_000));
  return guess === right ? `${guess}1` : guess;
}

interface Thought {
  request: WriteRequest;
  difficulty: number;
  quirk: keyof Quirks | null;
  answer: string;
  rng: Rng;
}

function writeThinking({ request, difficulty, quirk, answer, rng }: Thought): string[] {
  if (quirk === 'loop') return fill([THINK_OPEN], request.limitTokens, () => LOOP_SENTENCE);
  const sentences =
    quirk === 'languageMix' ? [...THINKING_SENTENCES, ...FOREIGN_SENTENCES] : THINKING_SENTENCES;
  const length = thinkingLength(request, difficulty, rng);
  const body = fill([THINK_OPEN], length + 1, () => rng.pick(sentences));
  const aside = quirk === 'answerInThinking' ? tokenize(`\nSo it is \\boxed{${answer}}.`) : [];
  return [...body, ...aside, THINK_CLOSE];
}

/** Exactly that many tokens: the last sentence is cut where it must be. */
function fill(start: string[], tokens: number, sentence: () => string): string[] {
  while (start.length < tokens) start.push(...tokensOf(sentence()));
  start.length = Math.min(start.length, Math.max(tokens, 1));
  return start;
}

const knownSentences = new Map<string, readonly string[]>();

function tokensOf(sentence: string): readonly string[] {
  const known = knownSentences.get(sentence);
  if (known) return known;
  const tokens = tokenize(sentence);
  knownSentences.set(sentence, tokens);
  return tokens;
}

/** Log-normal, as lengths of reasoning are; at least 1 and at most the model's cap. */
function thinkingLength(
  { model, limitTokens }: WriteRequest,
  difficulty: number,
  rng: Rng,
): number {
  const log = model.difficultySlope * difficulty + model.thinkingSigma * drawNormal(rng);
  const tokens = Math.round(model.thinkingMedianTokens * Math.exp(log));
  return Math.min(Math.max(tokens, 1), model.thinkingCapTokens, limitTokens);
}

function writeContent(quirk: keyof Quirks | null, answer: string): string {
  if (quirk === 'emptyContent' || quirk === 'answerInThinking') return '';
  if (quirk === 'unboxed') return `\n\nThe answer is ${answer}.`;
  if (quirk === 'wrongBox') return '\n\nThe answer is \\boxed{\\text{see above}}.';
  return `\n\nThe answer is \\boxed{${answer}}.`;
}
