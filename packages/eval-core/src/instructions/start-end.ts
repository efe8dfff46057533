import type { InstructionKind } from './instruction.ts';
import { textOf } from './kwargs.ts';
import { strip } from './python-text.ts';

/** The response ends with the phrase, in any case and perhaps before a closing quote. */
export const endChecker: InstructionKind = (kwargs) => {
  const phrase = strip(textOf(kwargs, 'end_phrase')).toLowerCase();
  return (response) => strip(strip(response), '"').toLowerCase().endsWith(phrase);
};

/** The whole response stands in double quotes. */
export const quotation: InstructionKind = () => (response) => {
  const text = strip(response);
  return text.length > 1 && text.startsWith('"') && text.endsWith('"');
};
