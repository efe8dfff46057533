/** How a simulated checkpoint writes. Everything it does is chance under a seed, none of it is thought. */
export interface SimulatedModel {
  /** Begins with `sim-`, so that no result can pass for one of a real model. */
  id: string;
  /** It solves an item with probability σ(skill − difficulty). */
  skill: number;
  /** Median of the thinking length in tokens; 0 for a model that does not think. */
  thinkingMedianTokens: number;
  /** Standard deviation of the logarithm of that length; 0 makes every length the median. */
  thinkingSigma: number;
  thinkingCapTokens: number;
  /** How much longer harder items are thought about: the median grows by exp(slope × difficulty). */
  difficultySlope: number;
  maxModelLen: number;
  quirks: Quirks;
}

/** How often a reply is odd, each from 0 to 1; at most one of them befalls one reply. */
export interface Quirks {
  /** The answer stands without \boxed. */
  unboxed: number;
  /** A box with something that is no answer. */
  wrongBox: number;
  /** One sentence for ever, until the token limit. */
  loop: number;
  /** Thinking in several languages. */
  languageMix: number;
  /** Nothing after the thinking. */
  emptyContent: number;
  /** The answer stands in the thinking only. */
  answerInThinking: number;
}

export const NO_QUIRKS: Quirks = {
  unboxed: 0,
  wrongBox: 0,
  loop: 0,
  languageMix: 0,
  emptyContent: 0,
  answerInThinking: 0,
};

const DEFAULT_MODEL: SimulatedModel = {
  id: 'sim-base',
  skill: 0,
  thinkingMedianTokens: 200,
  thinkingSigma: 0.5,
  thinkingCapTokens: 30_000,
  difficultySlope: 0,
  maxModelLen: 65_536,
  quirks: NO_QUIRKS,
};

export type ModelOptions = Partial<Omit<SimulatedModel, 'quirks'>> & { quirks?: Partial<Quirks> };

/** @throws RangeError for a name that could pass for a real model's */
export function simulatedModel(given: ModelOptions = {}): SimulatedModel {
  const model = { ...DEFAULT_MODEL, ...given, quirks: { ...NO_QUIRKS, ...given.quirks } };
  if (!model.id.startsWith('sim-')) {
    throw new RangeError(
      `The model "${model.id}" must be named sim-…, so that nobody takes it for a real one.`,
    );
  }
  return model;
}
