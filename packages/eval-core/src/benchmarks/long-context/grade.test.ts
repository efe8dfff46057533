import { describe, expect, it } from 'vitest';

import { everyTruth } from '../../testing/statement-models.ts';
import { longContextFamily } from './family.ts';
import { gradeLongContext } from './grade.ts';
import { parseLongContextProblem, type LongContextProblem } from './problem.ts';

const items = [...'abcdef'].flatMap((seed) =>
  longContextFamily.generate({ seed, levels: [1], itemsPerLevel: 96 }),
);
const outcomeOf = (problem: LongContextProblem, truth: boolean) =>
  gradeLongContext(problem, `Final Answer: ${truth ? 'True' : 'False'}`)?.outcome;

/** Whatever a problem says, both answers get the verdict of a trial of all worlds. */
function expectVerdictOfTrial(problem: LongContextProblem): void {
  const truths = everyTruth(problem);
  for (const answer of [true, false]) {
    const decided = truths.has(answer) ? 'correct' : 'incorrect';
    expect(outcomeOf(problem, answer)).toBe(truths.size === 1 ? decided : 'unscorable');
  }
}

describe('gradeLongContext', () => {
  it('gives both answers to every item the verdict of a trial of all worlds', () => {
    for (const { problem, gold } of items) {
      expect(everyTruth(problem)).toEqual(new Set([gold === 'True']));
      expectVerdictOfTrial(problem);
    }
  });

  it('agrees with it where a fact is left out or turned round, too', () => {
    for (const { problem } of items.slice(0, 192)) {
      problem.facts.forEach((fact, index) => {
        expectVerdictOfTrial({ ...problem, facts: problem.facts.toSpliced(index, 1) });
        const turned =
          problem.kind === 'ordering'
            ? { ...fact, subject: fact.object, object: fact.subject }
            : { ...fact, relation: fact.relation === 'is' ? 'is not' : 'is' };
        if (problem.kind === 'rooms') return;
        expectVerdictOfTrial({ ...problem, facts: problem.facts.with(index, turned) });
      });
    }
  });

  it('needs every fact: without any one of them no item is decided', () => {
    for (const { problem } of items) {
      problem.facts.forEach((_, index) => {
        const facts = problem.facts.toSpliced(index, 1);
        expect(outcomeOf({ ...problem, facts }, true)).toBe('unscorable');
      });
    }
  });

  it('accepts the whole reply of every item, without a doubt', () => {
    for (const { problem } of items) {
      const verdict = gradeLongContext(problem, longContextFamily.goldReply(problem));
      expect(verdict).toMatchObject({ outcome: 'correct', doubts: [] });
    }
  });

  it('says invalid of what is neither, and nothing where no answer is', () => {
    const [item] = items;
    expect(item && gradeLongContext(item.problem, 'Final Answer: Unknown')?.reason).toBe(
      'invalid-answer',
    );
    expect(item && gradeLongContext(item.problem, 'I give up.')).toBeNull();
  });
});

describe('parseLongContextProblem', () => {
  it('reads back what it was given', () => {
    for (const { problem } of items) {
      expect(parseLongContextProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it.each([
    [null, 'is an object'],
    [{ kind: 'riddle' }, '"kind"'],
    [{ facts: [{ subject: 'x' }] }, '"facts"'],
    [{ factPositions: [] }, '"factPositions"'],
    [{ factPositions: [0.5, 1, 2] }, '"factPositions"'],
    [{ rules: [{ if: [1], then: { relation: 'is', object: 'x' } }] }, '"rules"'],
    [{ statement: null }, '"statement"'],
    [{ question: 1 }, '"question"'],
    [{ padding: { kind: 'none' } }, '"padding"'],
  ])('refuses a problem changed by %j in one sentence', (change, message) => {
    const value = change === null ? null : { ...items[0]?.problem, ...change };
    expect(() => parseLongContextProblem(value)).toThrow(message);
  });
});
