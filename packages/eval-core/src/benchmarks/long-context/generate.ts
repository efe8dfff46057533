import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { decide } from './decide.ts';
import { drawBase, type Base } from './draw-base.ts';
import { CHARACTERS_PER_TOKEN, LONG_CONTEXT_LEVELS } from './levels.ts';
import {
  DISPERSIONS,
  LONG_CONTEXT_KINDS,
  PADDINGS,
  type LongContextProblem,
  type Padding,
} from './problem.ts';
import { longContextPrompt } from './prompt.ts';
import { similarFiller } from './similar-filler.ts';
import { unrelatedFiller } from './unrelated-filler.ts';
import { factSentence, separatorLength } from './write-text.ts';

type Dispersion = Padding['dispersion'];

/** Makes one item; what depends on its index alone is the same at every level, padding and positions are not. */
export function makeLongContextItem(
  slot: ItemSlot,
): Omit<GeneratedItem<LongContextProblem>, 'key'> {
  const tokens = LONG_CONTEXT_LEVELS[slot.level - 1]?.tokens;
  if (tokens === undefined)
    throw new RangeError(`There is no level ${slot.level} of long contexts.`);
  const { base, padding, dispersion } = sharedDesign(slot);
  const question = factSentence(base.statement);
  const filler = fillUp(slot.rng, base, { padding, length: CHARACTERS_PER_TOKEN * tokens });
  const factPositions = placeFacts(slot.rng, dispersion, {
    facts: base.facts.length,
    filler: filler.length,
  });
  const sentences = [...filler];
  factPositions.forEach((position, index) => {
    const fact = base.facts[index];
    if (fact !== undefined) sentences.splice(position, 0, factSentence(fact));
  });
  const problem: LongContextProblem = {
    ...base,
    factPositions,
    question,
    padding: { kind: padding, dispersion, sentences: filler.length },
  };
  return {
    prompt: longContextPrompt({ ...base, sentences, question }),
    gold: goldOf(problem),
    problem,
    attributes: {
      level: slot.level,
      tokens,
      kind: base.kind,
      facts: base.facts.length,
      padding,
      dispersion,
      truth: decide(problem) === true,
    },
  };
}

interface Design {
  base: Base;
  padding: Padding['kind'];
  dispersion: Dispersion;
}

const DESIGNS = DISPERSIONS.flatMap((dispersion) =>
  PADDINGS.flatMap((padding) => [true, false].map((isTrue) => ({ dispersion, padding, isTrue }))),
);
const FACT_COUNTS = [2, 3] as const;

/** In every 48 items each kind meets each dispersion, padding and truth once. */
function sharedDesign({ index, sharedByLevelsRng }: ItemSlot): Design {
  const kind = LONG_CONTEXT_KINDS[index % LONG_CONTEXT_KINDS.length] ?? 'ordering';
  const turn = Math.floor(index / LONG_CONTEXT_KINDS.length);
  const { dispersion, padding, isTrue } = balanced(
    sharedByLevelsRng,
    { name: kind, turn },
    DESIGNS,
  );
  const factCount = balanced(sharedByLevelsRng, { name: `${kind} facts`, turn }, FACT_COUNTS);
  const base = drawBase(sharedByLevelsRng(`item ${index}`), { kind, factCount, isTrue });
  return { base, padding, dispersion };
}

/** As many sentences as the prompt has room for. */
function fillUp(
  rng: Rng,
  base: Base,
  { padding, length }: { padding: Padding['kind']; length: number },
): string[] {
  const facts = base.facts.map(factSentence);
  const empty = longContextPrompt({
    ...base,
    sentences: [],
    question: factSentence(base.statement),
  });
  let left = length - empty.length - facts.join('').length;
  const next = padding === 'similar' ? similarFiller(rng, base) : unrelatedFiller(rng);
  const filler: string[] = [];
  for (;;) {
    const sentence = next();
    left -= sentence.length;
    if (left < separatorLength(filler.length + 1 + facts.length)) return filler;
    filler.push(sentence);
  }
}

/**
 * Where the facts stand among all sentences, in ascending order: together at the beginning, in the middle or
 * at the end, or each at random in its own part of as many equal ones.
 */
function placeFacts(
  rng: Rng,
  dispersion: Dispersion,
  { facts, filler }: { facts: number; filler: number },
): number[] {
  const total = facts + filler;
  return Array.from({ length: facts }, (_, index) => {
    switch (dispersion) {
      case 'first':
        return index;
      case 'middle':
        return (filler >> 1) + index;
      case 'last':
        return filler + index;
      case 'random':
        return rng.int(
          Math.floor((index * total) / facts),
          Math.floor(((index + 1) * total) / facts),
        );
    }
  });
}

function goldOf(problem: LongContextProblem): string {
  const truth = decide(problem);
  if (truth === null) {
    throw new Error(
      'A generated text leaves its statement open; this is a defect of the generator.',
    );
  }
  return truth ? 'True' : 'False';
}
