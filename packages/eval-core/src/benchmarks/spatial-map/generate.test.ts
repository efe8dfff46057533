import { describe, expect, it } from 'vitest';

import { spatialMapFamily } from './family.ts';
import { spatialMapPrompt } from './prompt.ts';

const everyLevel = spatialMapFamily.levels.map(({ level }) => level);
const items = spatialMapFamily.generate({ seed: 'test', levels: everyLevel, itemsPerLevel: 48 });
const ofKind = (kind: string) => items.filter(({ problem }) => problem.question.kind === kind);
const counted = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe('spatial-map items', () => {
  it('follow the table: 5 to 12 objects, longer chains, three questions in turn', () => {
    expect(everyLevel).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const steps = new Map<unknown, unknown>();
    for (const { problem, attributes } of items) {
      expect(problem.objects).toHaveLength(4 + Number(attributes.level));
      expect(attributes.objects).toBe(problem.objects.length);
      expect(attributes.relations).toBe(problem.relations.length);
      steps.set(attributes.level, attributes.inferenceSteps);
    }
    expect([...steps.values()]).toEqual([1, 2, 2, 3, 3, 4, 4, 5]);
    expect(items.slice(0, 4).map(({ attributes }) => attributes.question)).toEqual([
      'direction',
      'object',
      'count',
      'direction',
    ]);
  });

  it('put the right answer on every letter equally often, for each kind and level', () => {
    for (const level of everyLevel) {
      for (const kind of ['direction', 'object', 'count']) {
        const letters = ofKind(kind)
          .filter(({ attributes }) => attributes.level === level)
          .map(({ gold }) => gold.charAt(0));
        expect(counted(letters)).toEqual({ A: 4, B: 4, C: 4, D: 4 });
      }
    }
  });

  it('give every direction equally often, and every rank among the numbers', () => {
    const each = (16 * everyLevel.length) / 4;
    const even = { Northeast: each, Northwest: each, Southeast: each, Southwest: each };
    expect(counted(ofKind('direction').map(({ gold }) => gold.slice(3)))).toEqual(even);
    const asked = ofKind('object').flatMap(({ problem: { question } }) =>
      question.kind === 'object' ? [question.direction] : [],
    );
    expect(counted(asked)).toEqual(even);
    const ranks = ofKind('count').map(({ problem: { options }, gold }) =>
      String(options.filter((option) => Number(option) < Number(gold.slice(3))).length),
    );
    expect(counted(ranks)).toEqual({ 0: each, 1: each, 2: each, 3: each });
  });

  it('mention every object, never a pair twice, and no name that holds another', () => {
    for (const { problem } of items) {
      const pairs = problem.relations.map(({ subject, object }) => [subject, object].sort().join());
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(new Set(pairs.flatMap((pair) => pair.split(',')))).toEqual(new Set(problem.objects));
      const words = problem.objects.flatMap((name) => name.split(' '));
      expect(new Set(words).size).toBe(2 * problem.objects.length);
      expect(new Set(problem.options).size).toBe(4);
    }
  });

  it('write the problem into the prompt as it is stored', () => {
    for (const { problem, prompt } of items) expect(prompt).toBe(spatialMapPrompt(problem));
    const prompt = spatialMapPrompt({
      objects: ['Jasko Inn', 'Lorrim Kiln', 'Nevick Dairy'],
      relations: [
        { subject: 'Jasko Inn', direction: 'Northeast', object: 'Lorrim Kiln' },
        { subject: 'Nevick Dairy', direction: 'Southwest', object: 'Lorrim Kiln' },
      ],
      question: { kind: 'direction', subject: 'Jasko Inn', object: 'Nevick Dairy' },
      options: ['Southeast', 'Northeast'],
    });
    expect(prompt.split('\n').slice(4)).toEqual([
      'Jasko Inn is to the Northeast of Lorrim Kiln.',
      'Nevick Dairy is to the Southwest of Lorrim Kiln.',
      '',
      'In which direction does Jasko Inn lie, seen from Nevick Dairy?',
      '',
      'Available options:',
      'A. Southeast',
      'B. Northeast',
      '',
      'Reason step by step. End your reply with one line that names the letter of your answer, in this form:',
      'Final Answer: B',
    ]);
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5], itemsPerLevel: 6 };
    const json = JSON.stringify(spatialMapFamily.generate(spec));
    expect(JSON.stringify(spatialMapFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(spatialMapFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });
});
