import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clauseText, type Formula } from './formula.ts';
import { readFormula } from './read-formula.ts';

const BENCHMARK_PROMPT = `Decide whether the formula below can be satisfied and, if it can, find values that satisfy it.

Variables, in order: x1, x2, x3, x4
The formula is the conjunction (AND) of 3 clauses. Each clause is a disjunction (OR) of three literals; ¬ negates a variable.
1. (x1 ∨ ¬x3 ∨ x4)
2. (¬x1 ∨ x3 ∨ ¬x4)
3. (x3 ∨ x4 ∨ ¬x1)

Reason step by step. End your reply with one line that gives the value of every variable in the order above, in this form:
<final_answer>{"Solution": "True, False, True, True"}</final_answer>
If no assignment satisfies the formula, end with:
<final_answer>{"Solution": "Unsatisfiable"}</final_answer>`;

function shown(formula: Formula | null): { names: readonly string[]; clauses: string[] } | null {
  if (!formula) return null;
  return {
    names: formula.names,
    clauses: formula.clauses.map((clause) => clauseText(formula, clause)),
  };
}

describe('readFormula', () => {
  it('reads the prompt of the benchmark, with a variable that no clause uses', () => {
    expect(shown(readFormula(BENCHMARK_PROMPT))).toEqual({
      names: ['x1', 'x2', 'x3', 'x4'],
      clauses: ['(x1 ∨ ¬x3 ∨ x4)', '(¬x1 ∨ x3 ∨ ¬x4)', '(x3 ∨ x4 ∨ ¬x1)'],
    });
  });

  const abc = { names: ['a', 'b', 'c'], clauses: ['(a ∨ ¬b ∨ c)', '(¬a ∨ b)'] };
  it.each([
    ['one line, ASCII signs', 'Is (a | ~b | c) & (!a | b) satisfiable?', abc],
    ['words', '(a OR NOT b OR c) AND (NOT a OR b)', abc],
    ['double signs', '(a || !b || c) && (!a || b)', abc],
    ['minus signs', 'Satisfy all of these:\na | -b | c\n-a | b', abc],
    ['bullets without parentheses', '- a ∨ ¬b ∨ c\n- ¬a ∨ b', abc],
    ['labels and full stops', 'Clause 1: (a or not b or c).\nClause 2: (not a or b).', abc],
    ['an AND at the end of a line', '(a ∨ ¬b ∨ c) ∧\n(¬a ∨ b)', abc],
    ['clauses side by side', '(a | ~b | c)(~a | b)', abc],
    ['LaTeX', '$(a \\lor \\neg b \\lor c) \\land (\\lnot a \\lor b)$', abc],
    ['parentheses around all and around literals', '((a | (~b) | c) & (~(a) | b))', abc],
    ['commas between clauses', 'Clauses: (a | ~b | c), (~a | b)', abc],
  ])('reads %s', (_, text, expected) => {
    expect(shown(readFormula(text))).toEqual(expected);
  });

  it.each([
    ['The variables are c, b and a.', ['c', 'b', 'a']],
    ['Variables: c, a, b, d.', ['c', 'a', 'b', 'd']],
    ['All variables are boolean.', ['a', 'b', 'c']],
    ['Find values of the variables such that this holds:', ['a', 'b', 'c']],
  ])('takes the order of the variables from "%s" only if it lists them', (line, names) => {
    expect(readFormula(`${line}\n(a | ~b | c)\n(~a | b)`)?.names).toEqual(names);
  });

  it('reads Greek, long and underscored names', () => {
    const text = 'alpha ∨ ¬β_1\n¬v_12 ∨ alpha';
    expect(readFormula(text)?.names).toEqual(['alpha', 'β_1', 'v_12']);
  });

  it('reads a clause of one literal beside others', () => {
    expect(shown(readFormula('1. p\n2. (¬p ∨ q)\n3. ¬q'))?.clauses).toEqual([
      '(p)',
      '(¬p ∨ q)',
      '(¬q)',
    ]);
    expect(shown(readFormula('p ∧ (¬p ∨ q) ∧ ¬q'))?.clauses).toEqual(['(p)', '(¬p ∨ q)', '(¬q)']);
  });

  it.each([
    ['prose', 'What is the capital of France, Paris or Lyon? Answer (yes or no).'],
    ['nothing', ''],
    ['half a clause', '(a ∨ b) ∧\n(a ∨ ¬b ∨\n c)'],
    ['an OR of ANDs', 'a ∧ b ∨ c ∧ d'],
    ['a clause with a name that the list lacks', 'Variables: a, b\n(a ∨ b)\n(a ∨ c)'],
    ['a text of a size that no person writes', `(a | b)\n${' '.repeat(200_000)}`],
    ['more literals than a clause may have', `(${Array(11).fill('a').join(' | ')})`],
  ])('does not pretend to read %s', (_, text) => {
    expect(readFormula(text)).toBeNull();
  });

  it('gives back every formula written in any of the notations', () => {
    const names = ['p', 'q', 'x_7', 'delta'];
    const literal = fc.record({ variable: fc.nat(3), negated: fc.boolean() });
    const clauses = fc.array(fc.array(literal, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 12,
    });
    const notation = fc.constantFrom<[string, string]>(
      ['¬', ' ∨ '],
      ['~', ' | '],
      ['!', '||'],
      ['NOT ', ' OR '],
      ['-', ' or '],
    );
    const joint = fc.constantFrom('\n', ' ∧ ', ' AND ', ' &\n', ' && ', ',\n');
    fc.assert(
      fc.property(clauses, notation, joint, (expected, [not, or], and) => {
        const written = expected.map(
          (clause) =>
            `(${clause.map(({ variable, negated }) => `${negated ? not : ''}${names[variable] ?? ''}`).join(or)})`,
        );
        const text = `Variables: ${names.join(', ')}\n${written.join(and)}`;
        expect(readFormula(text)).toEqual({ names, clauses: expected });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      'a',
      'b',
      '∨',
      '|',
      '∧',
      '&',
      '¬',
      '-',
      'or',
      'and',
      ':',
      '\n',
      ' ',
      '1.',
      'variables',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const formula = readFormula(text);
          for (const { variable } of formula?.clauses.flat() ?? []) {
            expect(formula?.names[variable]).toBeTypeOf('string');
          }
        },
      ),
    );
  });
});
