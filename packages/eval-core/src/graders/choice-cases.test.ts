import { describe, expect, it } from 'vitest';

import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { choiceGrader } from './choice-grader.ts';
import { gradeReply } from './grade-reply.ts';

interface ChoiceCase {
  id: string;
  gold: unknown;
  reply: string;
  options?: string[];
  expected: boolean;
}

const SOURCES = ['evalscope-mcq', 'lighteval-mcq', 'math-verify-strings', 'eureka-options'];

/** Listed with its reason in docs/grading/disagreements.md. */
const DISAGREEMENTS = ['lighteval-mcq-24'];

function isCorrect({ gold, reply, options }: ChoiceCase): boolean {
  const item = { gold, options: options ?? null, params: {}, prompt: null };
  const verdict = gradeReply(choiceGrader, item, {
    content: reply,
    reasoning: null,
    finish: 'stop',
  });
  return verdict.outcome === 'correct';
}

describe.runIf(hasFixtures)('choiceGrader on the public cases', () => {
  const cases = hasFixtures
    ? SOURCES.flatMap((source) => readFixtureLines<ChoiceCase>(`cases/${source}.jsonl`))
    : [];
  const disagreeing = cases.filter((example) => isCorrect(example) !== example.expected);

  it('agrees with at least 97 % of them', () => {
    expect(cases.length).toBeGreaterThan(60);
    expect(1 - disagreeing.length / cases.length).toBeGreaterThanOrEqual(0.97);
  });

  it('disagrees where the documentation says so, and nowhere else', () => {
    expect(disagreeing.map(({ id }) => id)).toEqual(DISAGREEMENTS);
  });
});
