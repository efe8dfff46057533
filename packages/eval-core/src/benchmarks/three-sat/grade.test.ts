import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../../testing/cpu-time.ts';
import { threeSatFamily } from './family.ts';
import { gradeThreeSat } from './grade.ts';
import { modelsOf } from './models.ts';
import { valuesOf, type ThreeSatProblem } from './problem.ts';
import { writeValues } from './prompt.ts';

const tagged = (solution: string) =>
  `So it is.\n<final_answer>{"Solution": "${solution}"}</final_answer>`;
const outcomeOf = (problem: ThreeSatProblem, text: string) => gradeThreeSat(problem, text)?.outcome;
const everyLevel = threeSatFamily.levels.map(({ level }) => level);
const items = threeSatFamily.generate({ seed: 'grade', levels: everyLevel, itemsPerLevel: 8 });

/** (x1 ∨ x2 ∨ x3) ∧ (¬x1 ∨ ¬x2 ∨ ¬x3): neither all false nor all true. */
const mixed: ThreeSatProblem = {
  variables: 3,
  clauses: [
    [1, 2, 3],
    [-1, -2, -3],
  ],
};

/** Reads the clauses from the prompt, as a person would, and looks for a true literal in each. */
function holdsInPrompt(prompt: string, values: readonly boolean[]): boolean {
  const clauses = prompt.split('\n').filter((line) => /^\d+\. \(/.test(line));
  return clauses.every((line) =>
    [...line.matchAll(/(¬?)x(\d+)/gu)].some(
      ([, negation, variable]) => values[Number(variable) - 1] === (negation === ''),
    ),
  );
}

describe('gradeThreeSat', () => {
  it.each([
    ['True, False, False', 'correct', 'verified'],
    ['True, True, True', 'incorrect', 'wrong-answer'],
    ['False, False, False', 'incorrect', 'wrong-answer'],
    ['Unsatisfiable', 'incorrect', 'wrong-answer'],
    ['True, False', 'incorrect', 'invalid-answer'],
    ['True, False, False, True', 'incorrect', 'invalid-answer'],
    ['', 'incorrect', 'invalid-answer'],
    ['maybe', 'incorrect', 'invalid-answer'],
  ])('of "%s" says %s, %s', (solution, outcome, reason) => {
    expect(gradeThreeSat(mixed, tagged(solution))).toMatchObject({ outcome, reason });
  });

  it('accepts every gold that it generates', () => {
    for (const { problem, gold } of items) {
      expect(outcomeOf(problem, tagged(gold))).toBe('correct');
    }
  });

  it('gives a random assignment the verdict that the prompt itself gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...items),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (item, bits) => {
          const values = bits.slice(0, item.problem.variables);
          expect(outcomeOf(item.problem, tagged(writeValues(values)))).toBe(
            holdsInPrompt(item.prompt, values) ? 'correct' : 'incorrect',
          );
        },
      ),
    );
  });

  it('accepts every model, not only the gold', () => {
    const loose = items.filter(({ attributes }) => attributes.category === 'under-constrained');
    for (const { problem, prompt } of loose) {
      const models = modelsOf(problem).slice(0, 50);
      expect(models.length).toBeGreaterThan(1);
      for (const values of models.map((mask) => valuesOf(mask, problem.variables))) {
        expect(holdsInPrompt(prompt, values)).toBe(true);
        expect(outcomeOf(problem, tagged(writeValues(values)))).toBe('correct');
      }
    }
  });

  it('finds the whole reply of the reference solver right, and a single flip only if it still is', () => {
    for (const { problem, prompt } of items) {
      const reply = threeSatFamily.goldReply(problem);
      expect(gradeThreeSat(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
      const words = reply.match(/True|False/g) ?? [];
      for (const flipped of words.keys()) {
        const values = words.map((word, at) => (word === 'True') !== (at === flipped));
        const isRight = holdsInPrompt(prompt, values);
        expect(gradeThreeSat(problem, tagged(writeValues(values)))).toMatchObject({
          outcome: isRight ? 'correct' : 'incorrect',
          checks: { format: true, satisfies: isRight, unsatisfiable: null },
        });
      }
    }
  });

  it.each([
    ['True, False, False', { format: true, satisfies: true, unsatisfiable: null }, null],
    ['True, True, True', { format: true, satisfies: false, unsatisfiable: null }, 'Clause 2 is'],
    ['Unsatisfiable', { format: true, satisfies: null, unsatisfiable: false }, 'can be satisfied'],
    ['True', { format: false, satisfies: null, unsatisfiable: null }, '1 values for 3 variables'],
    ['?', { format: false, satisfies: null, unsatisfiable: null }, 'no list of truth values'],
  ])('tells of "%s" what was checked and what failed first', (solution, checks, detail) => {
    const verdict = gradeThreeSat(mixed, tagged(solution));
    expect(verdict?.checks).toEqual(checks);
    if (detail === null) expect(verdict?.detail).toBeNull();
    else expect(verdict?.detail).toContain(detail);
  });

  it('takes Unsatisfiable for correct exactly when no assignment holds in the prompt', () => {
    for (const { problem, prompt } of items.filter(
      ({ problem: { variables } }) => variables <= 8,
    )) {
      const masks = Array.from({ length: 2 ** problem.variables }, (_, mask) => mask);
      const hasModel = masks.some((mask) =>
        holdsInPrompt(prompt, valuesOf(mask, problem.variables)),
      );
      const outcome = outcomeOf(problem, tagged('Unsatisfiable'));
      expect(outcome).toBe(hasModel ? 'incorrect' : 'correct');
    }
  });

  it('never credits an unreadable answer to an unsatisfiable item', () => {
    const unsatisfiable = items.find(({ attributes }) => !attributes.satisfiable);
    expect(unsatisfiable).toBeDefined();
    if (unsatisfiable === undefined) return;
    for (const answer of [
      '',
      '<final_answer></final_answer>',
      '<final_answer>{}</final_answer>',
      'No.',
    ]) {
      expect(outcomeOf(unsatisfiable.problem, answer)).not.toBe('correct');
    }
  });

  it.each(['', 'I do not know.', 'Let me see <final_answer>{"Solu'])(
    'has no verdict on %j',
    (text) => {
      expect(gradeThreeSat(mixed, text)).toBeNull();
    },
  );

  it('grades the last of several answers and says which others there were', () => {
    const answer = `${tagged('True, True, True')} Wait.\n${tagged('True, False, True')}`;
    const verdict = gradeThreeSat(mixed, answer);
    expect(verdict?.outcome).toBe('correct');
    expect(verdict?.doubts).toEqual(['rival-answers']);
    expect(verdict?.extracted?.rivals).toEqual(['{"Solution": "True, True, True"}']);
  });

  it('calls a malformed item unscorable, whatever the reply', () => {
    const broken: ThreeSatProblem = { variables: 3, clauses: [[1, 2, 9]] };
    expect(outcomeOf(broken, tagged('True, True, True'))).toBe('unscorable');
    expect(gradeThreeSat(broken, '')?.reason).toBe('unreadable-gold');
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom(
      '<final_answer>',
      '</final_answer>',
      '{"Solution": "',
      '"}',
      'True',
      ', ',
      'Unsatisfiable',
      '\n',
      "'",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeThreeSat(mixed, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });

  it.each(['<final_answer>', '{"Solution": "', 'True, ', '}{', '<final_answer>1</final_answer>'])(
    'reads a megabyte of %j in time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(cpuTimeMs(() => gradeThreeSat(mixed, text))).toBeLessThan(1000);
      expect(cpuTimeMs(() => gradeThreeSat(mixed, tagged(text)))).toBeLessThan(1000);
    },
  );
});
