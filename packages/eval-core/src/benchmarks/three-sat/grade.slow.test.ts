import { expect, it } from 'vitest';

import { threeSatFamily } from './family.ts';
import { gradeThreeSat } from './grade.ts';

/** Makes each clause true by a literal, read from the prompt as a person reads it. */
function holdsInPrompt(prompt: string, values: readonly boolean[]): boolean {
  const clauses = prompt.split('\n').filter((line) => /^\d+\. \(/.test(line));
  return clauses.every((line) =>
    [...line.matchAll(/(¬?)x(\d+)/gu)].some(
      ([, negation, variable]) => values[Number(variable) - 1] === (negation === ''),
    ),
  );
}

it('over thousands of seeds the reference reply is right and each single flip judged by the prompt', () => {
  const levels = threeSatFamily.levels.map(({ level }) => level);
  for (let seed = 0; seed < 100; seed += 1) {
    const items = threeSatFamily.generate({ seed: `slow ${seed}`, levels, itemsPerLevel: 4 });
    for (const { problem, prompt } of items) {
      const reply = threeSatFamily.goldReply(problem);
      expect(gradeThreeSat(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
      const words = reply.match(/True|False/g) ?? [];
      for (const flipped of words.keys()) {
        const values = words.map((word, at) => (word === 'True') !== (at === flipped));
        const list = values.map((value) => (value ? 'True' : 'False')).join(', ');
        const outcome = gradeThreeSat(problem, `<final_answer>${list}</final_answer>`)?.outcome;
        expect(outcome).toBe(holdsInPrompt(prompt, values) ? 'correct' : 'incorrect');
      }
    }
  }
});
