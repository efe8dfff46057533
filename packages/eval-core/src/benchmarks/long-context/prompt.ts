import type { LongContextKind, Rule } from './problem.ts';
import { paragraphs, ruleSentence } from './write-text.ts';

export interface PromptParts {
  kind: LongContextKind;
  rules: readonly Rule[];
  sentences: readonly string[];
  question: string;
}

/** The question as it is sent: what to do, rules, text, statement, and in what form to answer. */
export function longContextPrompt({ kind, rules, sentences, question }: PromptParts): string {
  return [
    'Decide from the text below whether the statement at the end is true or false.',
    '',
    ...rulesSection(kind, rules),
    'Text:',
    paragraphs(sentences),
    '',
    `Statement: ${question}`,
    '',
    'Reason step by step. End your reply with one of these two lines:',
    'Final Answer: True',
    'Final Answer: False',
  ].join('\n');
}

function rulesSection(kind: LongContextKind, rules: readonly Rule[]): string[] {
  switch (kind) {
    case 'ordering':
      return [];
    case 'rooms':
      return ['Everybody works in one room only, and every room has one floor only.', ''];
    case 'rules':
      return ['Rules:', ...rules.map(ruleSentence), ''];
  }
}
