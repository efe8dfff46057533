import type { ProfileName } from '../math/profiles.ts';
import { readFixtureLines } from './fixtures.ts';

/** A case of another grader's tests, as /cases of the fixtures has it. */
export interface MathCase {
  id: string;
  gold: string | number;
  reply: string;
  bare: boolean;
  /** Whether the other grader accepts the reply. */
  expected: boolean;
}

/** The sources of mathematical cases, each with the policy that its grader follows. */
export const MATH_SOURCES: Readonly<Record<string, ProfileName>> = {
  'math-verify': 'math-verify',
  lighteval: 'math-verify',
  'inspect-math': 'inspect',
  'nemo-skills': 'nemo',
  'nemo-skills-outputs': 'nemo',
  hendrycks: 'hendrycks',
  qwen: 'qwen',
  eureka: 'default',
};

interface Line {
  id: string;
  kind?: string;
  mode?: string;
  gold: string | number | null;
  reply: string;
  bare?: boolean;
  expected: boolean;
}

/** The cases of a source without those whose very input another case of the source labels the other way. */
export function mathCasesOf(source: string): MathCase[] {
  const cases = readFixtureLines<Line>(`cases/${source}.jsonl`).flatMap(mathCaseOf);
  const labels = new Map<string, Set<boolean>>();
  for (const { expected, ...input } of cases) {
    const key = inputKey(input);
    labels.set(key, (labels.get(key) ?? new Set()).add(expected));
  }
  return cases.filter((each) => labels.get(inputKey(each))?.size === 1);
}

function mathCaseOf({ id, kind, mode, gold, reply, bare, expected }: Line): MathCase[] {
  const isMath = kind === 'math' || mode === 'extract-numeric';
  if (!isMath || gold === null) return [];
  return [{ id, gold, reply, bare: bare === true, expected }];
}

function inputKey({ gold, reply, bare }: Pick<MathCase, 'gold' | 'reply' | 'bare'>): string {
  return JSON.stringify([gold, reply, bare]);
}
