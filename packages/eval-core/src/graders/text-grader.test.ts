import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import { textGrader } from './text-grader.ts';

const itemOf = (gold: unknown, params = {}) => ({ gold, options: null, params, prompt: null });
const verdictOn = (content: string, gold: unknown, params = {}) =>
  gradeReply(textGrader, itemOf(gold, params), { content, reasoning: null, finish: 'stop' });

describe('textGrader', () => {
  it.each([
    ['Paris', 'Paris'],
    [' paris. ', 'Paris'],
    ['**Paris**', 'Paris'],
    ['The answer is Paris.', 'Paris'],
    ['Final Answer: "Paris"', 'Paris'],
    ['Answer: the Nile', 'Nile'],
    ['Nile', 'The Nile'],
    ['So it is \\boxed{\\text{Paris}}.', 'Paris'],
    ['<final_answer>\nParis\n</final_answer>', 'Paris'],
    ['It lies on the Seine.\n\nParis', 'Paris'],
    ['New   York', 'new york'],
    ['ﬁve', 'five'],
    ['Ｐａｒｉｓ', 'Paris'],
    ['### Final Answer\nParis', 'Paris'],
    ['答案：巴黎', '巴黎'],
    ['Paris', ['Lutetia', 'Paris']],
    ['42', 42],
    ['The answer is: don’t', 'don’t'],
    ['+', '+'],
    ['<answer>Paris</answer>', 'Paris'],
    ['<answer>The answer is Paris.</answer>', 'Paris'],
    ['<answer>\n1 2\n3 4\n</answer>', '1 2\n3 4'],
    ["The answer is “don't”", 'don’t'],
    ['So the answer is ] }', '] }'],
    ['So the answer is > ) }', '>)}'],
    ['- Paris', 'Paris'],
    ['(B)', 'B'],
    ['_snake_case_', 'snake_case'],
    ['H₂O', 'H2O'],
  ])('accepts %j for %j', (reply, gold) => {
    expect(verdictOn(reply, gold)).toMatchObject({ outcome: 'correct', reason: 'verified' });
  });

  it.each([
    ['London', 'Paris'],
    ['Parisian', 'Paris'],
    ['Not Paris', 'Paris'],
    ['Paris or London', 'Paris'],
    ['Answer: Paris\nAnswer: London', 'Paris'],
    ['-', '+'],
    ['C', 'C++'],
    ['-5', '5°'],
    ['-3960', '3960'],
    ['.5', '5'],
    ['O-', 'O'],
    ['A-', 'A'],
    ['23', '2*3'],
    ['8', '2³'],
    ['23', '2³'],
    ['snakecase', 'snake_case'],
    ['So the answer is ]', '} ]'],
    ['So the answer is ) }', '> ) }'],
    ['[0, 1)', '(0, 1]'],
  ])('refuses %j for %j', (reply, gold) => {
    expect(verdictOn(reply, gold)).toMatchObject({ outcome: 'incorrect', reason: 'wrong-answer' });
  });

  it('compares every character when asked for an exact match', () => {
    const exact = { match: 'exact' };
    expect(verdictOn('Answer: Paris', 'Paris', exact).outcome).toBe('correct');
    expect(verdictOn('Answer: paris', 'Paris', exact).outcome).toBe('incorrect');
    expect(verdictOn('Answer: the Nile', 'Nile', exact).outcome).toBe('incorrect');
  });

  it.each([
    ['True', 'correct'],
    ['**True.**', 'correct'],
    ['It looks false at first, but it is true', 'correct'],
    ['Final Answer: True\nA false trail led elsewhere.', 'correct'],
    ['It is not false', 'correct'],
    ['It is not true', 'incorrect'],
    ['That isn’t true', 'incorrect'],
    ['True at first, yet false', 'incorrect'],
    ['This is untrue, falsehood', 'incorrect'],
  ])('finds %j to be %s where true is right', (reply, outcome) => {
    expect(verdictOn(reply, 'True', { match: 'boolean' }).outcome).toBe(outcome);
    expect(verdictOn(reply, true, { match: 'boolean' }).outcome).toBe(outcome);
  });

  it('has no answer where neither true nor false is said', () => {
    expect(verdictOn('Perhaps.', true, { match: 'boolean' }).reason).toBe('no-answer');
  });

  it('reads a field of the last object', () => {
    const field = { jsonField: 'city' };
    const reply = 'First {"city": "London"}, then ```json\n{"City": "Paris", "n": 1}\n```';
    expect(verdictOn(reply, 'Paris', field)).toMatchObject({
      outcome: 'correct',
      extracted: { rule: 'json-field', text: '{"City": "Paris", "n": 1}' },
    });
    expect(verdictOn("{'city': 'Paris',}", 'Paris', field).outcome).toBe('correct');
    expect(verdictOn('Paris', 'Paris', field).reason).toBe('no-answer');
    expect(verdictOn('{"town": "Paris"}', 'Paris', field).reason).toBe('no-answer');
  });

  it('names differing answers as rivals', () => {
    const verdict = verdictOn('Answer: London. No!\nAnswer: Paris', 'Paris');
    expect(verdict.extracted?.rivals).toEqual(['London']);
    expect(verdict.doubts).toContain('rival-answers');
    expect(verdictOn('Answer: paris\nAnswer: Paris', 'Paris').doubts).toEqual([]);
  });

  it.each([[null], [''], [[]], [['Paris', ' ']], [{}]])('calls the gold %j unreadable', (gold) => {
    expect(verdictOn('Paris', gold).reason).toBe('unreadable-gold');
  });

  it.each([
    [{ match: 'fuzzy' }, '"match"'],
    [{ jsonField: 1 }, '"jsonField"'],
    [{ match: 'boolean' }, '"true" or "false"'],
  ])('says what is wrong with %j', (params, message) => {
    expect(verdictOn('Paris', 'Paris', params).detail).toContain(message);
  });

  it('takes a bare answer for the answer itself', () => {
    const bare = gradeBareAnswer(textGrader, itemOf('The answer is Paris'), 'The answer is Paris');
    expect(bare.outcome).toBe('correct');
    expect(gradeBareAnswer(textGrader, itemOf('x'), '').reason).toBe('empty');
  });

  it('finds any gold equal to itself, whatever stands round it', () => {
    const dress = fc.constantFrom(
      (s: string) => `**${s}**`,
      (s: string) => ` ${s} `,
      (s: string) => `"${s}"`,
      (s: string) => `${s}.`,
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé]{2,8}( [a-z]{2,8}){0,2}$/), dress, (gold, wear) => {
        expect(gradeBareAnswer(textGrader, itemOf(gold), wear(gold)).outcome).toBe('correct');
      }),
    );
  });

  it('never throws and always points into the reply', () => {
    const piece = fc.constantFrom('Answer: ', 'Paris', '\\boxed{', '}', '\n', '{"a": ', '"', '**');
    const matches = fc.constantFrom('exact', 'normalised');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), matches, (parts, match) => {
        const text = parts.join('');
        const options = { isBare: false, source: 'answer' } as const;
        const extracted =
          textGrader.grade(itemOf('x', { match }), text, options)?.extracted ?? null;
        if (extracted !== null) {
          expect(text.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });

  it.each(['Answer: ', '{', '{"a": "', '* ', ' ', '\\boxed{', 'true '])(
    'grades a megabyte of %j in bounded time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const cost = cpuTimeMs(() => {
        for (const params of [{}, { match: 'boolean' }, { jsonField: 'a' }]) {
          verdictOn(text, true, params);
        }
      });
      expect(cost).toBeLessThan(2000);
    },
  );
});
