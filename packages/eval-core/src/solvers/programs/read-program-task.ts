import { listRules } from './rules/list-rules.ts';
import { numberRules } from './rules/number-rules.ts';
import { resultRules } from './rules/result-rules.ts';
import { wordRules } from './rules/word-rules.ts';
import type { Slots, StepRule } from './step-rule.ts';

export interface ReadStep {
  sentence: string;
  op: string;
  slots: Slots;
  /** Python that does the step to `items`, or returns. */
  lines: readonly string[];
}

export interface ProgramTask {
  /** The name that the function must have. */
  entryPoint: string;
  inputKind: 'integers' | 'text';
  steps: readonly ReadStep[];
}

const RULES: readonly StepRule[] = [...numberRules, ...listRules, ...wordRules, ...resultRules];

/** Prompts are some thousand characters long. */
const LONGEST_PROMPT = 20_000;
const FUNCTION = /\bPython function `?([A-Za-z_]\w{0,80})`?/;
const INPUT = /\blist of (integers|numbers|words|strings)\b/;
const NUMBERED_LINE = /^\s{0,8}\d{1,2}[.)]\s{1,8}(\S.{0,500})$/;

/** The function that a prompt asks for; null: it asks for none, or has a step that no rule can read. */
export function readProgramTask(prompt: string): ProgramTask | null {
  if (prompt.length > LONGEST_PROMPT) return null;
  const entryPoint = FUNCTION.exec(prompt)?.[1];
  const input = INPUT.exec(prompt)?.[1];
  const sentences = prompt
    .split('\n')
    .flatMap((line) => NUMBERED_LINE.exec(line)?.[1]?.trim() ?? []);
  const steps = sentences.flatMap((sentence) => readStep(sentence) ?? []);
  const isWhole = steps.length > 0 && steps.length === sentences.length;
  if (entryPoint === undefined || input === undefined || !isWhole) return null;
  const inputKind = input === 'integers' || input === 'numbers' ? 'integers' : 'text';
  return { entryPoint, inputKind, steps };
}

/** null: no rule reads the sentence. */
export function readStep(sentence: string): ReadStep | null {
  for (const rule of RULES) {
    const slots = rule.read(sentence);
    if (slots !== null) return { sentence, op: rule.op, slots, lines: rule.lines(slots) };
  }
  return null;
}
