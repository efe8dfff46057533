import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import { misread } from './misread.ts';
import { readStep, type ProgramTask, type ReadStep } from './read-program-task.ts';

export interface ProgramConclusion {
  /** Python source text. */
  source: string;
  /** `guessed`: not all steps are in it. */
  basis: 'found' | 'guessed';
}

export interface WriteProgramOptions {
  /** Most steps that it follows; it leaves out those after them. */
  stepBudget: number;
  /** Chance per step that a number or word of it is misread, or the step overlooked. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/** Turns step after step into Python, and returns the list where it does not come to the end. */
export function writeProgram(
  { entryPoint, steps }: ProgramTask,
  { stepBudget, slipFraction, rng, note }: WriteProgramOptions,
): ProgramConclusion {
  const lines: string[] = [];
  for (const [index, step] of steps.slice(0, stepBudget).entries()) {
    const seen = rng.chance(slipFraction) ? slipped(step, rng) : step;
    note(`Step ${index + 1}. ${seen?.sentence ?? 'I see nothing to do here.'}`);
    lines.push(...(seen?.lines ?? []));
  }
  const isWhole = steps.length <= stepBudget;
  if (!isWhole) note(`I follow ${stepBudget} steps at most, so I leave out the rest.`);
  return {
    source: functionOf(entryPoint, [...lines, 'return items']),
    basis: isWhole ? 'found' : 'guessed',
  };
}

/** null: what it takes the sentence for makes no sense, so it overlooks the step. */
function slipped({ sentence }: ReadStep, rng: Rng): ReadStep | null {
  const other = misread(sentence, rng);
  return other === null ? null : readStep(other);
}

const CONSTANTS = ['0', '1', '[]', '""', 'None'];

/** A function that returns one of five constants, without a look at the steps. */
export function guessProgram(
  { entryPoint }: ProgramTask,
  { rng, note }: Pick<WriteProgramOptions, 'rng' | 'note'>,
): ProgramConclusion {
  note('I do not look at the steps. I write a function that returns a constant.');
  return { source: functionOf(entryPoint, [`return ${rng.pick(CONSTANTS)}`]), basis: 'guessed' };
}

/** A line behind the last `return` is never reached, so the function ends at the first one at its left edge. */
function functionOf(entryPoint: string, lines: readonly string[]): string {
  const last = lines.findIndex((line) => line.startsWith('return '));
  const body = lines.slice(0, last + 1).map((line) => `    ${line}`);
  return [`def ${entryPoint}(items):`, ...body].join('\n');
}
