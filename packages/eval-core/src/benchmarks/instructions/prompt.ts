import type { InstructionsProblem } from './problem.ts';
import { instructionSentence } from './wording.ts';

/** The task with its instructions as it is sent. */
export function instructionsPrompt({ task, instructions }: InstructionsProblem): string {
  return [
    task,
    '',
    'The text must follow all of these instructions:',
    ...instructions.map((asked, index) => `${index + 1}. ${instructionSentence(asked)}`),
    '',
    'Reply with the text alone. Everything in your reply is checked, so write no introduction and no remark about the instructions.',
  ].join('\n');
}
