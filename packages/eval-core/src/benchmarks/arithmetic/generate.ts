import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { drawIn, type Range } from './draw.ts';
import { arithmeticAnswer, type ArithmeticProblem } from './problem.ts';
import { arithmeticPrompt } from './prompt.ts';
import { ARITHMETIC_TEMPLATES } from './templates.ts';

/** Many moduli, so that no remainder is favoured over a level. */
const MODULI: Range = [601, 1000];

/** Makes one item of a level; its template is its turn among all. */
export function makeArithmeticItem({
  level,
  index,
  rng,
}: ItemSlot): Omit<GeneratedItem<ArithmeticProblem>, 'key'> {
  const template =
    ARITHMETIC_TEMPLATES[index % ARITHMETIC_TEMPLATES.length] ?? ARITHMETIC_TEMPLATES[0];
  const problem: ArithmeticProblem = {
    template: template.name,
    parameters: template.draw(rng, level),
    modulus: drawIn(rng, MODULI),
  };
  return {
    prompt: arithmeticPrompt(problem),
    gold: String(arithmeticAnswer(problem)),
    problem,
    attributes: { level, template: template.name, topic: template.topic },
  };
}
