import { wordsOf } from '../../instructions/python-text.ts';
import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { followsAll, instructionsChance } from './chance.ts';
import { drawKwargs } from './draw-kwargs.ts';
import { areCompatible, INSTRUCTION_IDS, type InstructionId } from './instruction-ids.ts';
import type { AskedInstruction, InstructionsProblem } from './problem.ts';
import { instructionsPrompt } from './prompt.ts';
import { referenceText } from './reference-text.ts';
import { TOPICS } from './vocabulary.ts';

/** A text that ignores the instructions must fail most of the time, on every item. */
const LARGEST_CHANCE = 1 / 4;
/** About one draw in two is kept at level 1 and nearly all above it. */
const MOST_DRAWS = 1000;

/** Makes one item of a level with as many instructions; the first kind is its turn among all. */
export function makeInstructionsItem(
  slot: ItemSlot,
): Omit<GeneratedItem<InstructionsProblem>, 'key'> {
  const { level, index, sharedRng } = slot;
  const kind = balanced(sharedRng, { name: 'kind', turn: index }, INSTRUCTION_IDS);
  const problem = drawProblem(slot, kind);
  const kinds = problem.instructions.map(({ id }) => id).sort(byName);
  return {
    prompt: instructionsPrompt(problem),
    gold: `Any text that follows all of ${kinds.join(', ')}.`,
    problem,
    attributes: { level, instructionCount: kinds.length, kinds: kinds.join(' ') },
  };
}

function drawProblem({ rng, level }: ItemSlot, kind: InstructionId): InstructionsProblem {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const problem: InstructionsProblem = {
      task: `Write a short text about ${rng.pick(TOPICS)}.`,
      instructions: rng.shuffle(drawInstructions(rng, kind, level)),
      mode: 'strict',
    };
    if (instructionsChance(problem) > LARGEST_CHANCE) continue;
    if (followsAll(problem, referenceText(problem))) return problem;
  }
  throw new Error(`Found no instructions with ${kind} that a text can follow.`);
}

function drawInstructions(rng: Rng, kind: InstructionId, level: number): AskedInstruction[] {
  const ids = [kind];
  for (const id of rng.shuffle(INSTRUCTION_IDS)) {
    if (ids.length < level && ids.every((other) => areCompatible(id, other))) ids.push(id);
  }
  const asked = ids.map((id) => ({ id, kwargs: drawKwargs(rng, id, level) }));
  return rng.chance(0.5) ? asked : withUpperLimit(asked);
}

/** Turns "at least so many words" into a limit that half as many again as the reference text needs stay below. */
function withUpperLimit(asked: readonly AskedInstruction[]): AskedInstruction[] {
  const others = asked.filter(({ id }) => id !== 'length_constraints:number_words');
  const words = wordsOf(referenceText({ task: '', instructions: others, mode: 'strict' })).length;
  const limit = 10 * Math.ceil((1.5 * words + 15) / 10);
  return asked.map((one) =>
    one.id === 'length_constraints:number_words'
      ? { ...one, kwargs: { num_words: limit, relation: 'less than' } }
      : one,
  );
}

function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
