import type { Kwargs } from './kwargs.ts';

/** Whether a response follows an instruction. Total on every text; a blank one is never shown to it. */
export type Check = (response: string) => boolean;

/**
 * One kind of verifiable instruction: reads its parameters once and gives the check.
 * @throws UnreadableItemError when a parameter is missing or malformed.
 */
export type InstructionKind = (kwargs: Kwargs) => Check;
