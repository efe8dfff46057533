import type { ListKind, Output } from './operation.ts';
import type { Call, ProgramProblem } from './problem.ts';
import { bindSteps } from './run-steps.ts';

/** The task as it is sent: the steps in words, examples, and in what form to answer. */
export function programPrompt(problem: ProgramProblem): string {
  const { entryPoint, inputKind, examples } = problem;
  const holds = inputKind === 'integers' ? 'integers' : 'words of lowercase letters';
  return [
    `Write a Python function ${entryPoint} with one parameter, a list of ${holds}. It does these steps one after another, each on what the step before it gave:`,
    '',
    ...sentencesOf(problem).map((sentence, index) => `${index + 1}. ${sentence}`),
    '',
    ...rulesFor(inputKind),
    '',
    'Examples:',
    ...examples.map((call) => exampleLine(entryPoint, call)),
    '',
    `Reason step by step. End your reply with the whole function ${entryPoint} in one Markdown code block marked python. It will be run on other lists than these.`,
  ].join('\n');
}

/** One for each step, and one for the end where no step says what is returned. */
function sentencesOf({ steps, inputKind }: ProgramProblem): string[] {
  const bound = bindSteps(steps, inputKind);
  const sentences = bound.map(({ sentence }) => sentence());
  return bound.at(-1)?.operation.gives === 'result'
    ? sentences
    : [...sentences, 'Return the list.'];
}

function rulesFor(inputKind: ListKind): string[] {
  const words =
    inputKind === 'text'
      ? [' A word that loses all its letters stays in the list as an empty word.']
      : [];
  return [
    `The list may be empty and may have repeats. Positions count from 1. A remainder, and a value mod m, is never negative, as with % in Python. Sorting keeps items in their order that are equal in what they are sorted by. Where there are fewer items or letters than a step speaks of, it takes all there are.${words.join('')}`,
  ];
}

function exampleLine(entryPoint: string, { input: [items], output }: Call): string {
  return `${entryPoint}(${pythonLiteral(items)}) returns ${pythonLiteral(output)}`;
}

/** Numbers and words as Python writes them; words need no escapes. */
export function pythonLiteral(value: Output): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${value}"`;
  return `[${value.map(pythonLiteral).join(', ')}]`;
}
