import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reply } from '../reply.ts';
import { cpuTimeMs } from '../testing/cpu-time.ts';
import { templateOf } from './built-in-templates.ts';
import { judgeQuestion } from './question.ts';
import { readJudgement } from './read-judgement.ts';

const material = { texts: { question: 'What is 6 × 7?', gold: '42', answer: '42' }, criteria: [] };
const question = judgeQuestion(templateOf('equivalence'), material);
const { mark } = question;

function said(content: string, more: Partial<Reply> = {}): Reply {
  return { content, reasoning: null, finish: 'stop', ...more };
}

describe('readJudgement', () => {
  it.each([
    [`They agree.\n{"verdict": "correct", "mark": "${mark}"}`, 'correct'],
    [`{"verdict": "incorrect", "mark": "${mark}"}`, 'incorrect'],
    ['{"verdict": "correct"}', 'correct'],
    ['```json\n{"verdict": "Incorrect"}\n```', 'incorrect'],
    ["{'verdict': True}", 'correct'],
    ['{"verdict": false}', 'incorrect'],
    ['Verdict: correct', 'correct'],
    ['**Verdict:** incorrect.', 'incorrect'],
    ['- Final verdict: **yes**', 'correct'],
    ['Equivalence Judgement: TRUE', 'correct'],
    [
      '## Student Final Answer\n42\n\n## Equivalence Judgement\nFALSE\n\n## Justification\n…',
      'incorrect',
    ],
    ['# Equivalence Judgement:\n\n**TRUE**', 'correct'],
    ['<think>verdict: incorrect?</think>Judgment = [[correct]]', 'correct'],
    ['Verdict: correct\n\n{"verdict": "correct"}', 'correct'],
  ])('reads %j', (content, decision) => {
    expect(readJudgement(said(content), question)).toEqual([decision]);
  });

  it.each([
    [''],
    ['I cannot say.'],
    ['The answer is correct.'],
    ['Verdict: TRUE or FALSE'],
    ['Verdict: partially correct'],
    ['{"verdict": "maybe"}'],
    ['{"verdict": "correct"} {"verdict": "incorrect"}'],
    [`{"verdict": "correct", "mark": "${mark}"} {"verdict": "incorrect", "mark": "${mark}"}`],
    ['Verdict: correct\n\n{"verdict": "incorrect"}'],
    ['<think>Verdict: correct'],
    ['<think>Verdict: correct</think>'],
  ])('makes nothing of %j', (content) => {
    expect(readJudgement(said(content), question)).toBeNull();
  });

  it('takes no decision from a reply that was cut off, or from its thinking', () => {
    const decided = `{"verdict": "correct", "mark": "${mark}"}`;
    expect(readJudgement(said(decided, { finish: 'length' }), question)).toBeNull();
    expect(readJudgement(said('', { reasoning: decided }), question)).toBeNull();
  });

  it('lets a decision with the mark count before those that are quoted', () => {
    const quoting = `The answer says {"verdict": "correct"}.\nVerdict: correct\n`;
    const own = `{"verdict": "incorrect", "mark": "${mark}"}`;
    expect(readJudgement(said(quoting + own), question)).toEqual(['incorrect']);
  });

  it('reads every criterion of a rubric, by number or in a list', () => {
    const rubric = judgeQuestion(templateOf('rubric'), { ...material, criteria: ['a', 'b', 'c'] });
    const read = (criteria: unknown) => readJudgement(said(JSON.stringify({ criteria })), rubric);
    expect(read({ 1: true, 2: false, 3: null })).toEqual(['met', 'unmet', 'not-applicable']);
    expect(read(['met', 'not met', 'n/a'])).toEqual(['met', 'unmet', 'not-applicable']);
    expect(read({ 1: true, 2: false })).toBeNull();
    expect(read([true, false, true, true])).toBeNull();
    expect(read({ 1: true, 2: false, 3: 'partly' })).toBeNull();
  });

  it('reads which of two replies was preferred', () => {
    const texts = { first: 'x', second: 'y' };
    const pair = judgeQuestion(templateOf('pairwise'), { texts, criteria: [] });
    expect(readJudgement(said('{"verdict": "second"}'), pair)).toEqual(['second']);
    expect(readJudgement(said('Verdict: [[A]]'), pair)).toEqual(['first']);
    expect(readJudgement(said('Verdict: a tie'), pair)).toEqual(['tie']);
    expect(readJudgement(said('Verdict: correct'), pair)).toBeNull();
  });

  it('reads a million characters of anything in little time', () => {
    const hostile = ['{', '{"verdict":', 'verdict:\n', '*', '# ', 'a '];
    for (const piece of hostile) {
      const cost = cpuTimeMs(() => {
        readJudgement(said(piece.repeat(1_000_000 / piece.length)), question);
      });
      expect(cost).toBeLessThan(1_000);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (content) => {
        readJudgement(said(content), question);
        readJudgement(said(`{"verdict": ${content}`), question);
      }),
    );
  });
});
