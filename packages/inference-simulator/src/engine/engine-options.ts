/** How one simulated engine spends its time and memory. */
export interface EngineOptions {
  /** Sequences that decode together (vLLM: max_num_seqs). */
  slots: number;
  /** A step lasts `stepBaseMs + stepPerSequenceMs × sequences`, and gives each decoding sequence one token. */
  stepBaseMs: number;
  stepPerSequenceMs: number;
  /** Prompt tokens a second, on top of the step; `Infinity` reads any prompt at no cost. */
  prefillTokensPerSecond: number;
  /** Prompt tokens read in one step at most; longer prompts are read in chunks while others decode. */
  prefillChunkTokens: number;
  /** Tokens the key-value cache holds, in whole blocks; null for as many as are asked for. */
  kvTokens: number | null;
  blockTokens: number;
  /** `priority`: lower numbers first, then who came first. */
  policy: 'fifo' | 'priority';
  /** Prompts that begin with the same whole blocks read them once. */
  prefixCaching: boolean;
}

/** A step of 8 ms + 0.05 ms a sequence and 256 slots: a mid-sized model on one large accelerator. */
export const DEFAULT_ENGINE: EngineOptions = {
  slots: 256,
  stepBaseMs: 8,
  stepPerSequenceMs: 0.05,
  prefillTokensPerSecond: Number.POSITIVE_INFINITY,
  prefillChunkTokens: 8_192,
  kvTokens: null,
  blockTokens: 16,
  policy: 'fifo',
  prefixCaching: true,
};

/** @throws RangeError naming the first option that no engine can have */
export function engineOptions(given: Partial<EngineOptions> = {}): EngineOptions {
  const options = { ...DEFAULT_ENGINE, ...given };
  const positiveWhole = ['slots', 'prefillChunkTokens', 'blockTokens'] as const;
  for (const name of positiveWhole) {
    if (!Number.isInteger(options[name]) || options[name] < 1) {
      throw new RangeError(`${name} is ${options[name]}; an engine needs a whole number from 1.`);
    }
  }
  for (const name of ['stepBaseMs', 'stepPerSequenceMs'] as const) {
    if (!(options[name] >= 0)) throw new RangeError(`${name} is ${options[name]}; it starts at 0.`);
  }
  if (options.stepBaseMs + options.stepPerSequenceMs <= 0) {
    throw new RangeError('A step of no time never ends a second; give stepBaseMs above 0.');
  }
  if (!(options.prefillTokensPerSecond > 0)) {
    throw new RangeError('prefillTokensPerSecond must be above 0; Infinity reads at no cost.');
  }
  return options;
}

/** How long one decoding step of that many sequences lasts, in whole microseconds, at least 1. */
export function stepUs(options: EngineOptions, sequences: number): number {
  const ms = options.stepBaseMs + options.stepPerSequenceMs * sequences;
  return Math.max(1, Math.round(ms * 1_000));
}

/** What reading that many prompt tokens adds to a step, in whole microseconds. */
export function prefillUs(options: EngineOptions, tokens: number): number {
  return Math.round((tokens * 1_000_000) / options.prefillTokensPerSecond);
}
