import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseThreeSatProblem, type ThreeSatProblem } from './problem.ts';
import { threeSatPrompt } from './prompt.ts';

const literal = fc.integer({ min: 1, max: 6 }).chain((v) => fc.constantFrom(v, -v));
const problems: fc.Arbitrary<ThreeSatProblem> = fc
  .array(fc.tuple(literal, literal, literal), { minLength: 1, maxLength: 30 })
  .map((clauses) => ({ variables: 6, clauses }));

describe('parseThreeSatProblem', () => {
  it('reads back what JSON keeps of any problem', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(parseThreeSatProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
      }),
    );
  });

  it.each([
    [null, '"variables" and "clauses"'],
    [{ variables: 4 }, '"variables" and "clauses"'],
    [{ variables: 21, clauses: [[1, 2, 3]] }, 'from 3 to 20'],
    [{ variables: '4', clauses: [[1, 2, 3]] }, 'from 3 to 20'],
    [{ variables: 4, clauses: [] }, '1 to 1000 clauses'],
    [
      {
        variables: 4,
        clauses: [
          [1, 2, 3],
          [1, 2],
        ],
      },
      'Clause 2',
    ],
    [{ variables: 4, clauses: [[1, 2, 5]] }, 'between 1 and 4'],
    [{ variables: 4, clauses: [[1, 2, 0]] }, 'Clause 1'],
    [{ variables: 4, clauses: [[1, 2, 1.5]] }, 'Clause 1'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseThreeSatProblem(value)).toThrow(message);
  });
});

describe('threeSatPrompt', () => {
  it('writes variables, numbered clauses and both answer forms', () => {
    const problem: ThreeSatProblem = {
      variables: 4,
      clauses: [
        [1, -3, 4],
        [-2, 3, -1],
      ],
    };
    expect(threeSatPrompt(problem))
      .toBe(`Decide whether the formula below can be satisfied and, if it can, find values that satisfy it.

Variables, in order: x1, x2, x3, x4
The formula is the conjunction (AND) of 2 clauses. Each clause is a disjunction (OR) of three literals; ¬ negates a variable.
1. (x1 ∨ ¬x3 ∨ x4)
2. (¬x2 ∨ x3 ∨ ¬x1)

Reason step by step. End your reply with one line that gives the value of every variable in the order above, in this form:
<final_answer>{"Solution": "True, False, True, True"}</final_answer>
If no assignment satisfies the formula, end with:
<final_answer>{"Solution": "Unsatisfiable"}</final_answer>`);
  });
});
