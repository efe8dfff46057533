import type { Candidate } from '../answers/candidate.ts';
import { codeBlocks } from '../answers/code-block.ts';
import type { GradingOptions } from '../graders/grader.ts';

/** Info strings of Python blocks. */
const PYTHON_NAMES = ['python', 'python3', 'py', 'py3', 'python2'];
/** How a program without fences begins: a statement that no sentence begins with. */
const PROGRAM_START =
  /^(?:(?:async\s+)?def\s+\w+\s*\(|class\s+\w+\s*[:(]|from\s+[\w.]+\s+import\s|import\s+\w|@\w|#!|[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*\s*=\s*\S|print\(|for\s.+:\s*(?:#.*)?$|while\s.+:\s*(?:#.*)?$|if\s.+:\s*(?:#.*)?$|return\b|try:)/;

export interface ProgramSought {
  /** The function that the program must define; null: it is run as a whole. */
  entryPoint: string | null;
  /** Code that the reply may continue, as in HumanEval; null: none is. */
  opening: string | null;
}

/**
 * Where the program of a reply stands, most trusted first: the last Python block that defines the entry point,
 * other Python blocks, blocks without a language; without any fence, a text that plainly is a program. Blocks
 * of other languages and one that is never closed are none. In thinking only fences count.
 */
export function programCandidates(
  text: string,
  sought: ProgramSought,
  { isBare, source }: GradingOptions,
): Candidate[] {
  const blocks = codeBlocks(text)
    .filter(({ code }) => code.trim() !== '')
    .reverse();
  const python = blocks.filter(({ language }) => PYTHON_NAMES.includes(language));
  const bare = blocks.filter(({ language }) => language === '');
  const found = [...python, ...bare].map(({ code, start, end }) => ({
    start,
    end,
    rule: 'code-block',
    isWhole: definesEntryPoint(code, sought),
  }));
  if (found.length > 0) {
    const ranked = [
      ...found.filter(({ isWhole }) => isWhole),
      ...found.filter((one) => !one.isWhole),
    ];
    return ranked.map(({ start, end, rule }) => ({ start, end, rule }));
  }
  const isProgram = isBare
    ? text.trim() !== ''
    : source === 'answer' && isPlainlyProgram(text, sought);
  return isProgram ? [{ start: 0, end: text.length, rule: 'whole-text' }] : [];
}

/** As a function, or as a method of a class as LeetCode has it. Without an entry point every program is whole. */
function definesEntryPoint(code: string, { entryPoint }: ProgramSought): boolean {
  if (entryPoint === null) return true;
  return [...code.matchAll(/^[ \t]*(?:async[ \t]+def|def|class)[ \t]+(\w+)/gm)].some(
    ([, name]) => name === entryPoint,
  );
}

function isPlainlyProgram(text: string, { opening }: ProgramSought): boolean {
  if (text.includes('```') || text.includes('~~~')) return false;
  const first = text.split('\n').find((line) => line.trim() !== '');
  if (first === undefined) return false;
  const isContinuation = opening !== null && /^\s/.test(first);
  return isContinuation || PROGRAM_START.test(first.trim());
}

/**
 * The source text to run. A reply that does not define the entry point continues the opening; one that does is
 * run behind what the opening has before its own definition: imports and helpers.
 */
export function assembleProgram(code: string, { entryPoint, opening }: ProgramSought): string {
  if (opening === null || entryPoint === null) return code;
  const index = definitionIndex(opening, entryPoint);
  if (index === null) return code;
  if (definitionIndex(code, entryPoint) !== null) return `${opening.slice(0, index)}\n${code}\n`;
  return `${opening.trimEnd()}\n${indented(code)}\n`;
}

/** The code of a prompt that a reply may continue: its last block, or all of it; null: it defines no entry point. */
export function openingOf(prompt: string | null, entryPoint: string | null): string | null {
  if (prompt === null || entryPoint === null) return null;
  const block = codeBlocks(prompt).findLast(
    ({ code }) => definitionIndex(code, entryPoint) !== null,
  );
  if (block !== undefined) return block.code;
  return definitionIndex(prompt, entryPoint) === null ? null : prompt;
}

/** Where the last definition of a function or class of that name at the left edge begins. */
function definitionIndex(code: string, name: string): number | null {
  let found: number | null = null;
  for (const match of code.matchAll(/^(?:async[ \t]+def|def|class)[ \t]+(\w+)/gm)) {
    if (match[1] === name) found = match.index;
  }
  return found;
}

/** The body of a function, whose indentation chat models leave out of their blocks. */
function indented(code: string): string {
  const lines = code.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (/^\s/.test(first)) return code;
  return lines.map((line) => (line.trim() === '' ? line : `    ${line}`)).join('\n');
}
