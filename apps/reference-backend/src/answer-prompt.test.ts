import { describe, expect, it } from 'vitest';

import { answerPrompt } from './answer-prompt.ts';
import { CHECKPOINTS } from './checkpoints.ts';
import { checkpointByName } from './models.ts';

const DPLL = checkpointByName('solver:large-budget');

/** Only alpha true, β false, gamma_2 true satisfies it: each clause in turn forces the next value. */
const RENAMED_FORMULA =
  'Please find values:\nalpha\n(!alpha || !β)\n(β || gamma_2)\nVariables, in order: gamma_2, alpha, β';

/** One right turn: right, then down. */
const MAZE = '#####\n#SXX#\n# #E#\n#####\nHow many right turns are there?\nA. 4\nB. 0\nC. 1\nD. 2';

function answer(prompt: string, temperature = 0): string {
  return answerPrompt(prompt, DPLL, { temperature, chanceSeed: 'test' }).answer;
}

describe('answerPrompt', () => {
  it('solves a formula written by hand, with values in the order of its list', () => {
    expect(answer(RENAMED_FORMULA)).toContain(
      '<final_answer>{"Solution":"True, True, False"}</final_answer>',
    );
  });

  it('solves a maze drawn by hand', () => {
    expect(answer(MAZE)).toMatch(/\n\nFinal Answer: C$/);
  });

  it('says that a formula is unsatisfiable in the form that was asked for', () => {
    expect(answer('(p | q) & (~p | q) & (p | ~q) & (~p | ~q)')).toContain(
      '{"Solution":"Unsatisfiable"}',
    );
  });

  it.each(CHECKPOINTS.map(({ id }) => id))(
    '%s says what it is when it cannot read the text',
    (id) => {
      const reply = answerPrompt('Who wrote Hamlet?', checkpointByName(id), {
        temperature: 1,
        chanceSeed: 's',
      });
      expect(reply.answer).toContain(`${id} is a search algorithm, not a language model`);
      expect(reply.answer).not.toMatch(/final.answer/i);
    },
  );

  it('writes down the steps it took, and none when it only guesses', () => {
    const options = { temperature: 0, chanceSeed: 'test' };
    expect(answerPrompt(RENAMED_FORMULA, DPLL, options).thinking).toContain(
      'forces gamma_2 = True; clauses still open: 0.',
    );
    const guess = answerPrompt(RENAMED_FORMULA, checkpointByName('solver:random-guess'), options);
    expect(guess.thinking).toContain('I do not look at the clauses.');
  });
});
