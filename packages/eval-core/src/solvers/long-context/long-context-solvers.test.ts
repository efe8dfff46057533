import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { longContextFamily } from '../../benchmarks/long-context/family.ts';
import { createRng } from '../../random.ts';
import { readClaim, readLongContext, type LongText } from './read-long-context.ts';
import { guessTruth, scanText } from './scan-text.ts';

const levels = longContextFamily.levels.map(({ level }) => level);
const items = longContextFamily.generate({ seed: 'solvers', levels, itemsPerLevel: 48 });
const silent = () => undefined;

function read(prompt: string): LongText {
  const text = readLongContext(prompt);
  if (text === null) throw new Error('The text of the test cannot be read.');
  return text;
}

function solve(text: LongText, changes: { sentenceBudget?: number; slipFraction?: number } = {}) {
  const { sentenceBudget = Infinity, slipFraction = 0 } = changes;
  const options = { sentenceBudget, slipFraction, rng: createRng('solve'), note: silent };
  return scanText(text, options);
}

describe('readLongContext', () => {
  it('reads the whole problem back from the prompt of every item', () => {
    for (const { prompt, problem } of items) {
      const { kind, statement, rules, sentences } = read(prompt);
      expect({ kind, statement }).toEqual({ kind: problem.kind, statement: problem.statement });
      expect(
        rules.map(({ conditions, consequence }) => ({ if: conditions, then: consequence })),
      ).toEqual(problem.rules);
      expect(sentences).toHaveLength(problem.facts.length + problem.padding.sentences);
      const facts = problem.factPositions.map((position) =>
        readClaim(sentences[position] ?? '', kind),
      );
      expect(facts).toEqual(problem.facts);
    }
  });

  it.each([
    ['no text', 'Statement: Mara Brackley is brave.'],
    ['no statement', 'Well.\nText:\nMara Brackley is brave.'],
    ['a statement of another form', 'Well.\nText:\nA b.\n\nStatement: All is well.'],
  ])('does not pretend to read a prompt with %s', (_, prompt) => {
    expect(readLongContext(prompt)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '\nText:\n',
      '\nStatement: ',
      'Mara Bo is brave',
      '.',
      'Whoever ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
        const text = readLongContext(parts.join(''));
        expect(text?.statement.subject).not.toBe('');
      }),
    );
  });
});

describe('scanText', () => {
  it('answers every item of every level when it reads all: no padding says anything of the facts', () => {
    for (const { prompt, gold } of items) {
      expect(solve(read(prompt))).toEqual({ truth: gold === 'True', basis: 'found' });
    }
  });

  it('can only guess where a fact lies beyond its budget', () => {
    for (const { prompt, problem } of items) {
      const last = problem.factPositions.at(-1) ?? 0;
      expect(solve(read(prompt), { sentenceBudget: last }).basis).toBe('guessed');
      expect(solve(read(prompt), { sentenceBudget: last + 1 }).basis).toBe('found');
    }
  });

  it('can only guess when every sentence slips', () => {
    for (const { prompt } of items.slice(0, 48)) {
      expect(solve(read(prompt), { slipFraction: 1 }).basis).toBe('guessed');
    }
  });
});

describe('guessTruth', () => {
  it('is right as often as the chance of the items says', () => {
    const rng = createRng('guess');
    let right = 0;
    for (const { gold } of items) {
      for (let time = 0; time < 4; time += 1) {
        if (guessTruth({ rng, note: silent }).truth === (gold === 'True')) right += 1;
      }
    }
    const trials = 4 * items.length;
    const chances = items.map(({ problem }) => longContextFamily.chanceFraction(problem));
    const chance = chances.reduce((sum, each) => sum + each, 0) / chances.length;
    // 3.29 standard deviations of a binomial are 99.9 %.
    const bound = 3.29 * Math.sqrt((chance * (1 - chance)) / trials);
    expect(Math.abs(right / trials - chance)).toBeLessThan(bound);
  });
});
