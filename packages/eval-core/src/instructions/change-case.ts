import { detectLanguage } from './detect-language.ts';
import type { InstructionKind } from './instruction.ts';
import { countTestOf } from './kwargs.ts';
import { isLower, isUpper } from './python-text.ts';
import { wordTokensOf } from './word-tokens.ts';

/** So many words all in capitals; "I" and "A" are such words. */
export const capitalWordFrequency: InstructionKind = (kwargs) => {
  const isEnough = countTestOf(kwargs, 'capital_frequency', 'capital_relation');
  return (response) => isEnough(wordTokensOf(response).filter(isUpper).length);
};

export const englishCapital: InstructionKind = () => (response) =>
  isUpper(response) && isEnglishOrUndecided(response);

export const englishLowercase: InstructionKind = () => (response) =>
  isLower(response) && isEnglishOrUndecided(response);

function isEnglishOrUndecided(text: string): boolean {
  return (detectLanguage(text) ?? 'en') === 'en';
}
