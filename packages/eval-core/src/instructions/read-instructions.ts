import { UnreadableItemError } from '../graders/grader.ts';
import type { Check } from './instruction.ts';
import { instructionKinds, resolvedInstructionId } from './registry.ts';

export const INSTRUCTION_MODES = ['strict', 'loose'] as const;

export type InstructionMode = (typeof INSTRUCTION_MODES)[number];

/** One instruction of an item, ready to be checked. */
export interface Instruction {
  /** As the item writes it; "id#2", "id#3" where it repeats. */
  name: string;
  check: Check;
}

/** The instructions of an item's `params`: `ids`, their `kwargs` in the same order, and the `mode`. */
export interface InstructionSet {
  instructions: Instruction[];
  /** Strict when the item names none. */
  mode: InstructionMode;
}

/** @throws UnreadableItemError with a sentence that names the instruction and the parameter at fault. */
export function readInstructions(params: Readonly<Record<string, unknown>>): InstructionSet {
  const { ids, kwargs } = params;
  if (!isTextList(ids) || ids.length === 0) {
    throw new UnreadableItemError('"ids" must be a list of at least one instruction id.');
  }
  if (!Array.isArray(kwargs) || kwargs.length !== ids.length) {
    throw new UnreadableItemError(
      `"kwargs" must be a list of ${ids.length} objects, one for each instruction of "ids".`,
    );
  }
  const names = uniqueNames(ids);
  const instructions = ids.map((id, index) => ({
    name: names[index] ?? id,
    check: checkOf(id, kwargs[index]),
  }));
  return { instructions, mode: readMode(params.mode) };
}

function checkOf(id: string, values: unknown): Check {
  const kind = instructionKinds.get(resolvedInstructionId(id) ?? '');
  if (kind === undefined) {
    throw new UnreadableItemError(`There is no instruction "${id.slice(0, 80)}".`);
  }
  if (!isRecord(values)) {
    throw new UnreadableItemError(`The "kwargs" of the instruction "${id}" must be an object.`);
  }
  return kind({ instructionId: id, values });
}

function readMode(mode: unknown): InstructionMode {
  const known = INSTRUCTION_MODES.find((name) => name === (mode ?? 'strict'));
  if (known !== undefined) return known;
  throw new UnreadableItemError('"mode" must be "strict" or "loose".');
}

function uniqueNames(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
