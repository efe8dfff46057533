import { describe, expect, it } from 'vitest';

import { gradeReply } from '../../graders/grade-reply.ts';
import { graderOfKind } from '../../graders/registry.ts';
import { createRng, type Rng } from '../../random.ts';
import { checksByHand } from '../../testing/instructions-by-hand.ts';
import type { Verdict } from '../../verdict.ts';
import { instructionsFamily } from './family.ts';
import { FIXED_TEXTS } from './fixed-texts.ts';
import type { InstructionsProblem } from './problem.ts';

const levels = instructionsFamily.levels.map(({ level }) => level);
const items = instructionsFamily.generate({ seed: 'grade', levels, itemsPerLevel: 18 });

function grade(problem: InstructionsProblem, content: string, gold = 'any'): Verdict {
  const params = instructionsFamily.graderParams(problem);
  const item = { gold, options: null, params, prompt: null };
  const reply = { content, reasoning: null, finish: 'stop' } as const;
  return gradeReply(graderOfKind(instructionsFamily.graderKind), item, reply);
}

function followsByHand({ instructions }: InstructionsProblem, text: string): boolean {
  return instructions.every(({ id, kwargs }) => checksByHand[id]?.(text, kwargs) === true);
}

/** Small changes, each of which breaks some instructions and leaves others alone. */
const CHANGES: readonly ((text: string, rng: Rng) => string)[] = [
  (text, rng) => without(text, ' ', rng),
  (text, rng) => without(text, '\n', rng),
  (text, rng) => without(text, '. ', rng),
  (text) => text.slice(0, -1),
  (text) => text.slice(1),
  (text) => `${text},`,
  (text) => `${text} And so on.`,
  (text) => `- ${text}`,
  (text) => `${text}\n- one more`,
  (text) => `"${text}"`,
  (text) => text.toLowerCase(),
  (text) => text.replaceAll('*', ''),
  (text) => text.replace('\n', '\n\n'),
  (text) => text.replace('[', '('),
  (text) => text.replace('1', '7'),
  (text) => text.replace('<<', '<'),
];

function without(text: string, separator: string, rng: Rng): string {
  const pieces = text.split(separator);
  return pieces.toSpliced(rng.int(0, pieces.length), 1).join(separator) || text;
}

describe('instruction replies', () => {
  it('are right as the reference writes them, whatever the gold says', () => {
    for (const { problem } of items) {
      const reply = instructionsFamily.goldReply(problem);
      for (const gold of ['garbage', '']) {
        expect(grade(problem, reply, gold), reply).toMatchObject({
          outcome: 'correct',
          reason: 'verified',
          doubts: [],
        });
      }
      expect(followsByHand(problem, reply)).toBe(true);
    }
  });

  it('get the verdict of checks written by hand after a single change', () => {
    const rng = createRng('changes');
    const outcomes = new Set<string>();
    for (const { problem } of items) {
      const reply = instructionsFamily.goldReply(problem);
      for (const change of CHANGES) {
        const changed = change(reply, rng);
        const { outcome } = grade(problem, changed);
        outcomes.add(outcome);
        const byHand = followsByHand(problem, changed) ? 'correct' : 'incorrect';
        expect(outcome, `${JSON.stringify(problem.instructions)}\n${changed}`).toBe(byHand);
      }
    }
    expect(outcomes).toEqual(new Set(['correct', 'incorrect']));
  });

  it('of the guesser are right as often as the chance of the item says', () => {
    for (const { problem } of items) {
      const right = FIXED_TEXTS.filter((text) => grade(problem, text).outcome === 'correct');
      expect(instructionsFamily.chanceFraction(problem)).toBe(right.length / 16);
    }
  });

  it('are told instruction by instruction', () => {
    const [item] = items.filter(({ attributes }) => attributes.level === 5);
    if (item === undefined) throw new Error('There is no item of level 5.');
    const verdict = grade(item.problem, instructionsFamily.goldReply(item.problem));
    expect(Object.keys(verdict.checks ?? {})).toEqual(
      item.problem.instructions.map(({ id }) => id),
    );
    expect(verdict.scores).toEqual({ 'instruction-accuracy': 1 });
  });

  it('that say nothing are incorrect', () => {
    for (const { problem } of items) expect(grade(problem, ' ').reason).toBe('empty');
  });

  it.each(['*', '"', '[', 'P.S. ', '***\n'])(
    'of a megabyte of %j are read without stalling',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const [widest] = items.filter(({ attributes }) => attributes.level === 8);
      if (widest === undefined) throw new Error('There is no item of level 8.');
      expect(grade(widest.problem, text).outcome).toBe('incorrect');
    },
  );
});
