import { detectableLanguages, detectLanguage } from './detect-language.ts';
import type { InstructionKind } from './instruction.ts';
import { malformed, textOf } from './kwargs.ts';

/** The response is in the language; one without any letters to tell by counts as followed. */
export const responseLanguage: InstructionKind = (kwargs) => {
  const language = textOf(kwargs, 'language');
  if (!detectableLanguages.includes(language)) {
    throw malformed(kwargs, 'language', `one of ${detectableLanguages.join(', ')}`);
  }
  return (response) => (detectLanguage(response) ?? language) === language;
};
