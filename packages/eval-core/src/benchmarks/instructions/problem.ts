import { readInstructions } from '../../instructions/read-instructions.ts';
import { INSTRUCTION_IDS, type InstructionId } from './instruction-ids.ts';

export type KwargValue = string | number | readonly string[];

/** The parameters of one instruction, named as in IFEval. */
export type InstructionKwargs = Readonly<Record<string, KwargValue>>;

export interface AskedInstruction {
  id: InstructionId;
  kwargs: InstructionKwargs;
}

export interface InstructionsProblem {
  /** What is to be written, in one sentence. */
  task: string;
  instructions: readonly AskedInstruction[];
  /** The reply is checked as it stands. */
  mode: 'strict';
}

const LONGEST_TASK = 500;
const MOST_INSTRUCTIONS = 30;
/** Bounds the reference text: no instruction asks for more than so many of anything. */
const LARGEST_COUNT = 1000;
const LONGEST_WORD = 200;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseInstructionsProblem(value: unknown): InstructionsProblem {
  if (!isRecord(value)) {
    throw new Error('An instructions problem is an object with "task", "instructions" and "mode".');
  }
  const { task, instructions, mode } = value;
  if (typeof task !== 'string' || task.trim() === '' || task.length > LONGEST_TASK) {
    throw new Error(
      `The "task" of an instructions problem is a text of 1 to ${LONGEST_TASK} characters.`,
    );
  }
  if (mode !== 'strict') throw new Error('The "mode" of an instructions problem is "strict".');
  if (
    !Array.isArray(instructions) ||
    instructions.length === 0 ||
    instructions.length > MOST_INSTRUCTIONS
  ) {
    throw new Error(
      `The "instructions" of an instructions problem are a list of 1 to ${MOST_INSTRUCTIONS}.`,
    );
  }
  const problem = { task, instructions: instructions.map(parseInstruction), mode } as const;
  // The grader's own reader knows which parameters each instruction needs.
  readInstructions(instructionsParams(problem));
  return problem;
}

/** What the grader of instructions reads. */
export function instructionsParams({ instructions, mode }: InstructionsProblem) {
  return {
    ids: instructions.map(({ id }) => id),
    kwargs: instructions.map(({ kwargs }) => kwargs),
    mode,
  };
}

function parseInstruction(value: unknown, index: number): AskedInstruction {
  const fields = isRecord(value) ? value : {};
  const id = INSTRUCTION_IDS.find((known) => known === fields.id);
  if (id === undefined) {
    throw new Error(`Instruction ${index + 1} has no "id" that this benchmark asks for.`);
  }
  const { kwargs } = fields;
  if (isRecord(kwargs) && Object.values(kwargs).every(isKwargValue)) {
    return { id, kwargs: kwargs as InstructionKwargs };
  }
  throw new Error(
    `The "kwargs" of instruction ${index + 1} are an object of texts, lists of texts and whole numbers up to ${LARGEST_COUNT}.`,
  );
}

function isKwargValue(value: unknown): value is KwargValue {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT;
  }
  if (Array.isArray(value)) return value.length <= MOST_INSTRUCTIONS && value.every(isWord);
  return isWord(value);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_WORD;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
