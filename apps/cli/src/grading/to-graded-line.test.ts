import { describe, expect, it } from 'vitest';

import { gradeBareAnswer, gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';
import { verdictOf } from '@assay/eval-core/verdict';
import type { GradeTask } from '@assay/grading/grade-task';

import { toGradedLine } from './to-graded-line.ts';

const grader = { kind: 'k', name: 'n', version: '1' };
const item = { gold: null, options: null, params: {}, prompt: null };

function task(content: string, parts: Partial<GradeTask> = {}): GradeTask {
  return { kind: 'k', item, reply: { content, reasoning: null, finish: 'stop' }, ...parts };
}

describe('toGradedLine', () => {
  it('leaves out what has nothing to say', () => {
    const verdict = { ...verdictOf('no-answer'), grader };
    expect(toGradedLine('a', task('x'), verdict)).toEqual({
      id: 'a',
      verdict: 'incorrect',
      reason: 'no-answer',
      extracted: null,
      rule: null,
      flags: [],
      grader: 'n',
      version: '1',
    });
  });

  it('tells checks, scores, environment, detail, rivals and the profile that were there', () => {
    const extracted = { text: '4', start: 0, end: 1, source: 'answer', rule: 'box' } as const;
    const verdict = verdictOf('wrong-answer', {
      extracted: { ...extracted, rivals: ['5'] },
      checks: { one: null },
      scores: { recall: 0 },
      environment: 'e',
      detail: 'd',
    });
    const params = { profile: 'qwen' };
    const graded = toGradedLine(null, task('4', { item: { ...item, params } }), {
      ...verdict,
      grader,
    });
    expect(graded).toMatchObject({
      rivals: ['5'],
      checks: { one: null },
      scores: { recall: 0 },
      environment: 'e',
      detail: 'd',
      profile: 'qwen',
    });
  });

  it.each([
    ['content', { content: 'x <think>a</think> \n [A] A', reasoning: null }, false],
    ['content', { content: ' \n A', reasoning: 'hm' }, false],
    ['content', { content: '  A', reasoning: null }, true],
  ] as const)('places the answer in the raw %s', (field, parts, isBare) => {
    const reply = { ...parts, finish: 'stop' } as const;
    const text = reply.content;
    const found = { text: 'A', rule: 'r', rivals: [], source: 'answer' as const };
    const toy = {
      ...graderOfKind('maze'),
      grade: (_: unknown, answer: string) => {
        const start = answer.lastIndexOf('A');
        return verdictOf('verified', { extracted: { ...found, start, end: start + 1 } });
      },
    };
    const verdict = isBare ? gradeBareAnswer(toy, item, text) : gradeReply(toy, item, reply);
    const { place } = toGradedLine(
      null,
      { kind: 'k', item, reply, isBare },
      { ...verdict, grader },
    );
    expect(place).toEqual({ field, start: text.lastIndexOf('A'), end: text.lastIndexOf('A') + 1 });
  });
});
