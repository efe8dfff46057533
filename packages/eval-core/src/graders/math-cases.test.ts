import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ProfileName } from '../math/profiles.ts';
import { hasFixtures } from '../testing/fixtures.ts';
import { MATH_SOURCES, mathCasesOf, type MathCase } from '../testing/math-cases.ts';
import type { Verdict } from '../verdict.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import { mathGrader } from './math-grader.ts';

const DOCUMENT = new URL('../../../../docs/grading/disagreements.md', import.meta.url);

const all = hasFixtures
  ? Object.entries(MATH_SOURCES).flatMap(([source, profile]) =>
      mathCasesOf(source).map((each) => ({ source, profile, ...each })),
    )
  : [];

function verdictOn({ gold, reply, bare }: MathCase, profile: ProfileName): Verdict {
  const item = { gold, options: null, params: { profile }, prompt: null };
  if (bare) return gradeBareAnswer(mathGrader, item, reply);
  return gradeReply(mathGrader, item, { content: reply, reasoning: null, finish: 'stop' });
}

const disagreements = (profileOf: (each: (typeof all)[number]) => ProfileName): string[] =>
  all
    .filter((each) => (verdictOn(each, profileOf(each)).outcome === 'correct') !== each.expected)
    .map(({ id }) => id);

/** The ids in the first column of the table under that heading. */
function documented(heading: string): string[] {
  const [, section = ''] = readFileSync(DOCUMENT, 'utf8').split(`### ${heading}\n`);
  const [table = ''] = section.split('\n#');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map((m) => m[1] ?? '');
}

describe.runIf(hasFixtures)("other graders' mathematical cases", () => {
  it.each([
    ['each under its own profile', 'Under their own profiles', 0.98, null],
    ['all under the default profile', 'Under the default profile', 0.97, 'default' as const],
  ])('agree %s, but for those that are documented', (_, heading, least, profile) => {
    const ids = disagreements((each) => profile ?? each.profile);
    expect(all.length).toBeGreaterThan(400);
    expect(1 - ids.length / all.length).toBeGreaterThanOrEqual(least);
    expect(ids.sort()).toEqual(documented(heading).sort());
  });
});
