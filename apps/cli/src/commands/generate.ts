import type { GeneratedLine } from '@assay/contracts/grading/verify-line';
import { familyByName } from '@assay/eval-core/benchmarks/registry';

export interface GenerateOptions {
  level: number;
  /** How many items. */
  n: number;
  seed: string;
}

/**
 * Items of a generated family as the command writes them, one after another. Throws one sentence for an unknown
 * family, or a level or count that it does not have.
 */
export function* generatedLines(
  name: string,
  { level, n, seed }: GenerateOptions,
): Generator<GeneratedLine> {
  const family = familyByName(name);
  const items = family.generate({ seed, levels: [level], itemsPerLevel: n });
  for (const { key, prompt, gold, attributes, problem } of items) {
    yield {
      id: `${name}/${seed}/${key}`,
      benchmark: name,
      prompt,
      gold,
      goldReply: family.goldReply(problem),
      answerFormat: family.answerFormat,
      level,
      attributes,
      problem,
    };
  }
}
