/** Quarters of a doubling, up to 2^21 = 2,097,152 tokens, beyond any context window in use. */
const binsPerDoubling = 4;
const doublings = 21;

/**
 * Lower bound in tokens of every bin, by bin id: 0, then the distinct integers ceil(2^(i/4)). Below 8
 * tokens a quarter of a doubling holds less than one integer, so bins there are single integers. These
 * numbers are stored in rollups: changing one means to rebuild them all.
 */
export const lengthBinLowerBounds: readonly number[] = makeLowerBounds();

export interface LengthBinRange {
  fromTokens: number;
  /** `null` for the last bin, which has no upper end. */
  toTokensExclusive: number | null;
}

/**
 * Bin id (0-based, whole) of a token count. Total: every whole number from 0 has exactly one bin.
 * @throws RangeError for a negative, fractional or unsafe number.
 */
export function lengthBinOf(tokens: number): number {
  if (!Number.isSafeInteger(tokens) || tokens < 0) {
    throw new RangeError(`Cannot bin ${tokens} tokens: give a whole number from 0.`);
  }
  let low = 0;
  let high = lengthBinLowerBounds.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lengthBinLowerBounds[middle] ?? Infinity) <= tokens) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Token range of a bin id.
 * @throws RangeError for an id that does not exist.
 */
export function lengthBinRange(bin: number): LengthBinRange {
  const fromTokens = lengthBinLowerBounds[bin];
  if (fromTokens === undefined) {
    throw new RangeError(
      `There is no length bin ${bin}: ids go from 0 to ${lengthBinLowerBounds.length - 1}.`,
    );
  }
  return { fromTokens, toTokensExclusive: lengthBinLowerBounds[bin + 1] ?? null };
}

function makeLowerBounds(): number[] {
  const steps = Array.from({ length: doublings * binsPerDoubling + 1 }, (_, step) => step);
  return [...new Set([0, ...steps.map((step) => Math.ceil(2 ** (step / binsPerDoubling)))])];
}
