import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { answerIn, everyAnswer, randomLayout } from '../../testing/map-layouts.ts';
import { spatialMapFamily } from './family.ts';
import { gradeSpatialMap } from './grade.ts';
import { parseSpatialMapProblem, type SpatialMapProblem } from './problem.ts';

const everyLevel = spatialMapFamily.levels.map(({ level }) => level);
const items = spatialMapFamily.generate({ seed: 'grade', levels: everyLevel, itemsPerLevel: 48 });
const small = items.filter(({ problem }) => problem.objects.length <= 6);
const say = (letter: string) => `Final Answer: ${letter}`;
const outcomeOf = (problem: SpatialMapProblem, text: string) =>
  gradeSpatialMap(problem, text)?.outcome;

/** Jasko is northeast of Lorrim, Lorrim of Nevick; Quilsa is only known to be south of Jasko and east. */
const chain: SpatialMapProblem = {
  objects: ['Jasko Inn', 'Lorrim Kiln', 'Nevick Dairy', 'Quilsa Market'],
  relations: [
    { subject: 'Jasko Inn', direction: 'Northeast', object: 'Lorrim Kiln' },
    { subject: 'Nevick Dairy', direction: 'Southwest', object: 'Lorrim Kiln' },
    { subject: 'Quilsa Market', direction: 'Southeast', object: 'Jasko Inn' },
  ],
  question: { kind: 'direction', subject: 'Jasko Inn', object: 'Nevick Dairy' },
  options: ['Southwest', 'Northeast', 'Northwest', 'Southeast'],
};

describe('gradeSpatialMap', () => {
  it.each([
    ['B', 'correct', 'verified'],
    ['**Northeast**', 'correct', 'verified'],
    ['B. Northeast', 'correct', 'verified'],
    ['\\boxed{B}', 'correct', 'verified'],
    ['C', 'incorrect', 'wrong-answer'],
    ['north', 'incorrect', 'invalid-answer'],
    ['E', 'incorrect', 'invalid-answer'],
  ])('of "Final Answer: %s" says %s, %s', (label, outcome, reason) => {
    expect(gradeSpatialMap(chain, say(label))).toMatchObject({ outcome, reason });
  });

  it('gives every option of small items the verdict of a trial of all layouts', () => {
    for (const { problem } of small) {
      const answers = everyAnswer(problem);
      expect(answers.size).toBe(1);
      problem.options.forEach((text, index) => {
        const expected = answers.has(text) ? 'correct' : 'incorrect';
        expect(outcomeOf(problem, say('ABCD'.charAt(index)))).toBe(expected);
      });
    }
  });

  it('finds the gold of larger items in every one of many random layouts', () => {
    const rng = createRng('layouts');
    for (const { problem, gold } of items) {
      for (let time = 0; time < 6; time += 1) {
        const layout = randomLayout(problem, (count) => (count > 0 ? rng.int(0, count) : 0));
        expect(layout && answerIn(problem, layout)).toBe(gold.slice(3));
      }
    }
  });

  it('calls an item unscorable exactly when a change of it leaves the answer open', () => {
    let openCount = 0;
    for (const { problem } of small.filter((_, index) => index % 5 === 0)) {
      problem.relations.forEach((_, index) => {
        const changed = { ...problem, relations: problem.relations.toSpliced(index, 1) };
        const [answer = '', ...others] = everyAnswer(changed);
        const isOpen = others.length > 0 || !problem.options.includes(answer);
        if (isOpen) openCount += 1;
        const letter = 'ABCD'.charAt(Math.max(0, problem.options.indexOf(answer)));
        expect(outcomeOf(changed, say(letter))).toBe(isOpen ? 'unscorable' : 'correct');
      });
    }
    expect(openCount).toBeGreaterThan(30);
  });

  it('gives an item with a relation turned round the verdict of a trial of all layouts', () => {
    for (const { problem } of small.filter((_, index) => index % 8 === 0)) {
      problem.relations.forEach(({ subject, direction, object }, index) => {
        const turned = { subject: object, direction, object: subject };
        const changed = { ...problem, relations: problem.relations.with(index, turned) };
        const answers = everyAnswer(changed);
        const isDecided = answers.size === 1 && problem.options.some((text) => answers.has(text));
        problem.options.forEach((text, at) => {
          const expected = answers.has(text) ? 'correct' : 'incorrect';
          const outcome = outcomeOf(changed, say('ABCD'.charAt(at)));
          expect(outcome).toBe(isDecided ? expected : 'unscorable');
        });
      });
    }
  });

  it('accepts the gold and the whole reply of every item, without a doubt', () => {
    for (const { problem, gold } of items) {
      for (const reply of [say(gold), spatialMapFamily.goldReply(problem)]) {
        expect(gradeSpatialMap(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
      }
    }
  });

  it.each([
    ['leaves the direction open', { question: { ...chain.question, subject: 'Quilsa Market' } }],
    ['offers no right option', { options: ['Northwest', 'Southeast'] }],
    [
      'goes round in a circle',
      {
        relations: [
          ...chain.relations,
          { subject: 'Nevick Dairy', direction: 'Northeast', object: 'Quilsa Market' },
          { subject: 'Quilsa Market', direction: 'Northeast', object: 'Jasko Inn' },
        ],
      },
    ],
    [
      'counts an object that may be there or not',
      {
        question: { kind: 'count', direction: 'Northeast', object: 'Nevick Dairy' },
        options: ['1', '2', '3', '4'],
      },
    ],
  ] as [string, Partial<SpatialMapProblem>][])('calls an item that %s unscorable', (_, change) => {
    expect(outcomeOf({ ...chain, ...change }, say('B'))).toBe('unscorable');
  });

  it.each(['', 'It lies north and', 'I give up.'])('has no verdict on %j', (text) => {
    expect(gradeSpatialMap(chain, text)).toBeNull();
  });

  it('grades the last of several answers and says that there were others', () => {
    const verdict = gradeSpatialMap(chain, 'Final Answer: A\nNo.\nFinal Answer: (B)');
    expect(verdict).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom('Final Answer', ':', ' ', '**', 'B', 'Northeast', '\n', '(', ')');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeSpatialMap(chain, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });
});

describe('parseSpatialMapProblem', () => {
  it('reads back what it was given', () => {
    for (const { problem } of items) {
      expect(parseSpatialMapProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it.each([
    [null, 'is an object'],
    [{ ...chain, objects: ['one'] }, '"objects"'],
    [{ ...chain, objects: ['one', 'one'] }, '"objects"'],
    [{ ...chain, relations: {} }, '"relations"'],
    [{ ...chain, relations: [{ ...chain.relations[0], direction: 'North' }] }, 'Relation 0'],
    [{ ...chain, relations: [{ ...chain.relations[0], object: 'Atlantis' }] }, 'Relation 0'],
    [{ ...chain, question: { kind: 'distance' } }, '"question"'],
    [{ ...chain, question: { kind: 'count', object: 'Jasko Inn' } }, '"question"'],
    [{ ...chain, options: ['1'] }, '"options"'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseSpatialMapProblem(value)).toThrow(message);
  });
});
