import type { InstructionKind } from './instruction.ts';
import { textOf } from './kwargs.ts';
import { hasNoBlankMiddle } from './parts.ts';
import { isBlank, strip } from './python-text.ts';

/** Two different responses, parted by six stars. */
export const twoResponses: InstructionKind = () => (response) => {
  const parts = response.split('******');
  const [first = '', second = '', ...others] = parts
    .filter((part) => !isBlank(part))
    .map((part) => strip(part));
  return hasNoBlankMiddle(parts) && second !== '' && others.length === 0 && first !== second;
};

/** The prompt comes first, word for word but in any case. */
export const repeatPrompt: InstructionKind = (kwargs) => {
  const prompt = strip(textOf(kwargs, 'prompt_to_repeat')).toLowerCase();
  return (response) => strip(response).toLowerCase().startsWith(prompt);
};
