import { looseVariants } from './loose-variants.ts';
import { isBlank } from './python-text.ts';
import type { InstructionSet } from './read-instructions.ts';

/**
 * Which instructions a response follows, by name. Strict: the response as it is. Loose: any of its
 * variants, each instruction by its own. A blank text follows none.
 */
export function checkInstructions(
  { instructions, mode }: InstructionSet,
  response: string,
): Record<string, boolean> {
  const readings = mode === 'strict' ? [response] : looseVariants(response);
  const candidates = readings.filter((reading) => !isBlank(reading));
  return Object.fromEntries(
    instructions.map(({ name, check }) => [name, candidates.some((reading) => check(reading))]),
  );
}
