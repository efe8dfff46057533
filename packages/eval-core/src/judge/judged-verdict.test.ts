import { describe, expect, it } from 'vitest';

import { equivalenceVerdict, pairwiseVerdict, rubricVerdict } from './judged-verdict.ts';
import { judgementText, parseJudgement, type Decision } from './judgement.ts';
import { readRubric } from './rubric.ts';

describe('equivalenceVerdict', () => {
  it('is the decision', () => {
    expect(equivalenceVerdict(['correct'])).toMatchObject({ reason: 'verified' });
    expect(equivalenceVerdict(['incorrect'])).toMatchObject({ reason: 'wrong-answer' });
  });
});

describe('rubricVerdict', () => {
  const criteria = readRubric([
    { name: 'sums', text: 'The sums are right.', weight: 3 },
    'It names its sources.',
  ]);

  it('weighs the criteria that apply', () => {
    const verdict = rubricVerdict(['met', 'unmet'], { criteria, passFraction: 1 });
    expect(verdict).toMatchObject({
      outcome: 'incorrect',
      checks: { sums: true, 'criterion 2': false },
      scores: { rubric: 0.75, sums: 1, 'criterion 2': 0 },
    });
    expect(rubricVerdict(['met', 'unmet'], { criteria, passFraction: 0.75 })).toMatchObject({
      outcome: 'correct',
    });
  });

  it('leaves out what does not apply, and knows nothing where nothing does', () => {
    const verdict = rubricVerdict(['met', 'not-applicable'], { criteria, passFraction: 1 });
    expect(verdict).toMatchObject({ outcome: 'correct', checks: { 'criterion 2': null } });
    expect(verdict?.scores).toEqual({ rubric: 1, sums: 1 });
    const none: Decision[] = ['not-applicable', 'not-applicable'];
    expect(rubricVerdict(none, { criteria, passFraction: 1 })).toBeNull();
  });
});

describe('pairwiseVerdict', () => {
  it.each<[Decision, Decision, number, number, string]>([
    ['first', 'second', 1, 1, 'correct'],
    ['second', 'first', 0, 1, 'incorrect'],
    ['tie', 'tie', 0.5, 1, 'incorrect'],
    ['first', 'first', 0.5, 0, 'incorrect'],
    ['second', 'second', 0.5, 0, 'incorrect'],
    ['first', 'tie', 0.75, 0, 'correct'],
    ['tie', 'first', 0.25, 0, 'incorrect'],
  ])('of %s, then %s is a win rate of %d', (whenFirst, whenSecond, winRate, same, outcome) => {
    expect(pairwiseVerdict({ first: [whenFirst], second: [whenSecond] })).toMatchObject({
      outcome,
      scores: { 'win-rate': winRate, 'same-in-both-orders': same },
    });
  });
});

describe('readRubric', () => {
  it.each([
    [undefined, /list of 1 to 30 criteria/],
    [[], /list of 1 to 30 criteria/],
    [Array.from({ length: 31 }, (_, index) => `c${index}`), /list of 1 to 30 criteria/],
    [[{ text: 'no name' }], /^Criterion 1 /],
    [['a', { name: 'b', text: ' ' }], /^Criterion 2 /],
    [[{ name: 'rubric', text: 'x' }], /other than "rubric"/],
    [[{ name: 'a', text: 'x', weight: 0 }], /a "weight" above 0/],
    [
      [
        { name: 'a', text: 'x' },
        { name: 'a', text: 'y' },
      ],
      /the same name/,
    ],
  ])('refuses %j', (rubric, message) => {
    expect(() => readRubric(rubric)).toThrow(message);
  });
});

describe('judgementText', () => {
  it.each<Decision[][]>([[['correct']], [['met', 'unmet', 'not-applicable']]])(
    'can be read again: %j',
    (judgement) => {
      expect(parseJudgement(judgementText(judgement))).toEqual(judgement);
    },
  );

  it('reads nothing else', () => {
    expect(parseJudgement('')).toBeNull();
    expect(parseJudgement('met perhaps')).toBeNull();
  });
});
