import type { InstructionKind } from './instruction.ts';

/** No comma; those of other scripts are not meant. */
export const noComma: InstructionKind = () => (response) => !response.includes(',');
