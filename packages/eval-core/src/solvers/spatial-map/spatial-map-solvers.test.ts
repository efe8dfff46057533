import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { spatialMapFamily } from '../../benchmarks/spatial-map/family.ts';
import { createRng } from '../../random.ts';
import { chainRelations, guessMapOption } from './chain-relations.ts';
import { readSpatialMap, type SpatialMap } from './read-spatial-map.ts';

const levels = spatialMapFamily.levels.map(({ level }) => level);
const items = spatialMapFamily.generate({ seed: 'solvers', levels, itemsPerLevel: 48 });
const silent = () => undefined;

function read(prompt: string): SpatialMap {
  const map = readSpatialMap(prompt);
  if (map === null) throw new Error(`The test's map cannot be read: ${prompt}`);
  return map;
}

function solve(map: SpatialMap, changes: { chainBudget?: number; slipFraction?: number } = {}) {
  const { chainBudget = Infinity, slipFraction = 0 } = changes;
  const options = { chainBudget, slipFraction, rng: createRng('solve'), note: silent };
  return chainRelations(map, options);
}

const FIVE = `A map. Xan Inn is to the Northeast of Yor Hut. Zed Den is to the Northwest of Xan Inn.
Wim Pub lies in the South-West of Yor Hut.`;
const LETTERS = 'Available options:\nA. Northwest\nB. Northeast\nC. Southeast\nD. Southwest.';

describe('readSpatialMap', () => {
  it('reads the whole problem back from the prompt of every item', () => {
    for (const { prompt, problem } of items) {
      const { names, relations, question, options } = read(prompt);
      expect(new Set(names)).toEqual(new Set(problem.objects));
      const direction = ({ east, north }: { east: number; north: number }) =>
        `${north === 1 ? 'North' : 'South'}${east === 1 ? 'east' : 'west'}`;
      const nameOf = (index: number) => names[index];
      expect(
        relations.map((relation) => ({
          subject: nameOf(relation.subject),
          direction: direction(relation),
          object: nameOf(relation.object),
        })),
      ).toEqual(problem.relations);
      const asked =
        question.kind === 'direction'
          ? { kind: question.kind, subject: nameOf(question.subject) }
          : { kind: question.kind, direction: direction(question) };
      expect({ ...asked, object: nameOf(question.object) }).toEqual(problem.question);
      expect(options.map(({ text }) => text)).toEqual(problem.options);
    }
  });

  it.each([
    ['In which direction is Xan Inn relative to Wim Pub?', 'direction'],
    ['Which object is in the Northeast of Wim Pub?', 'object'],
    ['How many objects are in the Northeast of Wim Pub?', 'count'],
  ])('reads the wording of the public set: %s', (question, kind) => {
    expect(read(`${FIVE}\n\n${question}\n${LETTERS}`).question.kind).toBe(kind);
  });

  it.each([
    ['no relation', `In which direction is Xan Inn relative to Wim Pub?\n${LETTERS}`],
    ['no question', `${FIVE}\n${LETTERS}`],
    ['no options', `${FIVE}\nIn which direction is Xan Inn relative to Wim Pub?`],
    ['a question about a stranger', `${FIVE}\nHow many are in the Northeast of Oz?\n${LETTERS}`],
  ])('does not pretend to read a prompt with %s', (_, text) => {
    expect(readSpatialMap(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom('Xan is to the Northeast of Yor', '.', '?', '\nA. ', 'How many');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
        const map = readSpatialMap(parts.join(''));
        expect(map === null || map.options.length > 1).toBe(true);
      }),
    );
  });

  it.each(['Xan is to the Northeast of ', 'which ', 'A. x\n', 'in which direction is '])(
    'reads a megabyte of %j without stalling',
    (piece) => {
      expect(readSpatialMap(piece.repeat(1_000_000 / piece.length))).toBeNull();
    },
  );
});

describe('chainRelations', () => {
  it('answers every item of every level when it may follow any chain and never slips', () => {
    for (const { prompt, gold } of items) {
      expect(solve(read(prompt))).toEqual({ answer: gold.charAt(0), basis: 'found' });
    }
  });

  it('can only guess where the chain is longer than its budget', () => {
    const map = read(`${FIVE}\nIn which direction is Xan Inn relative to Wim Pub?\n${LETTERS}`);
    expect(solve(map, { chainBudget: 2 })).toEqual({ answer: 'B', basis: 'found' });
    expect(solve(map, { chainBudget: 1 }).basis).toBe('guessed');
  });

  it('errs when every relation slips', () => {
    const wrong = items.filter(
      ({ prompt, gold }) => solve(read(prompt), { slipFraction: 1 }).answer !== gold.charAt(0),
    );
    expect(wrong.length).toBeGreaterThan(items.length / 4);
  });
});

describe('guessMapOption', () => {
  it('is right as often as the chance of the items says', () => {
    const rng = createRng('guess');
    let right = 0;
    for (const { prompt, gold } of items) {
      const map = read(prompt);
      for (let time = 0; time < 4; time += 1) {
        if (guessMapOption(map, { rng, note: silent }).answer === gold.charAt(0)) right += 1;
      }
    }
    const chance =
      items.reduce((sum, { problem }) => sum + spatialMapFamily.chanceFraction(problem), 0) /
      items.length;
    const trials = 4 * items.length;
    // 3.29 standard deviations of a binomial are 99.9 %.
    const bound = 3.29 * Math.sqrt((chance * (1 - chance)) / trials);
    expect(Math.abs(right / trials - chance)).toBeLessThan(bound);
  });
});
