import { describe, expect, it } from 'vitest';

import { longContextFamily } from './family.ts';

const everyLevel = longContextFamily.levels.map(({ level }) => level);
const items = longContextFamily.generate({ seed: 'test', levels: everyLevel, itemsPerLevel: 48 });
const atLevel = (level: number) => items.filter(({ attributes }) => attributes.level === level);
const sentencesOf = (prompt: string) => {
  const text = prompt.slice(prompt.indexOf('\nText:\n') + 7, prompt.lastIndexOf('\n\nStatement:'));
  return text.split(/(?<=\.)\s+/);
};

describe('long-context items', () => {
  it('are as long as the table says, short of one sentence at most', () => {
    const lengths = [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000];
    expect(longContextFamily.levels).toHaveLength(lengths.length);
    for (const { prompt, attributes } of items) {
      const length = lengths[Number(attributes.level) - 1] ?? 0;
      expect(attributes.tokens).toBe(length / 4);
      expect(prompt.length).toBeLessThanOrEqual(length);
      expect(prompt.length).toBeGreaterThan(length - 150);
    }
  });

  it('ask the same at every level, in another padding', () => {
    atLevel(1).forEach((item, index) => {
      for (const level of everyLevel.slice(1)) {
        const other = atLevel(level)[index];
        const { kind, facts, rules, statement, question, padding } = item.problem;
        const design = { kind: padding.kind, dispersion: padding.dispersion };
        const same = { kind, facts, rules, statement, question, padding: design };
        expect(other?.problem).toMatchObject(same);
        expect(other?.gold).toBe(item.gold);
      }
    });
  });

  it('meet each kind, dispersion, padding and truth once in 48', () => {
    for (const level of everyLevel) {
      const designs = atLevel(level).map(({ attributes: { kind, dispersion, padding, truth } }) =>
        [kind, dispersion, padding, truth].join(),
      );
      expect(new Set(designs).size).toBe(48);
      const three = atLevel(level).filter(({ attributes }) => attributes.facts === 3);
      expect(three).toHaveLength(24);
    }
  });

  it('have each fact where its position says, and the text in as many sentences', () => {
    for (const { prompt, problem } of items) {
      const sentences = sentencesOf(prompt);
      const { facts, factPositions, padding } = problem;
      expect(sentences).toHaveLength(facts.length + padding.sentences);
      facts.forEach(({ subject, relation, object }, index) => {
        const sentence = sentences[factPositions[index] ?? -1] ?? '';
        expect(sentence.toLowerCase()).toBe(`${subject} ${relation} ${object}.`.toLowerCase());
      });
      expect(prompt).toContain(`\nStatement: ${problem.question}\n`);
    }
  });

  it('place the facts at the beginning, in the middle, at the end or each in its own part', () => {
    for (const { problem } of items) {
      const { facts, factPositions, padding } = problem;
      const [first = -1] = factPositions;
      const starts = { first: 0, middle: padding.sentences >> 1, last: padding.sentences };
      if (padding.dispersion !== 'random') {
        expect(first).toBe(starts[padding.dispersion]);
        expect(factPositions.at(-1)).toBe(first + facts.length - 1);
        continue;
      }
      const total = facts.length + padding.sentences;
      factPositions.forEach((position, index) => {
        expect(position).toBeGreaterThanOrEqual(Math.floor((index * total) / facts.length));
        expect(position).toBeLessThan(Math.floor(((index + 1) * total) / facts.length));
      });
    }
  });

  it('name nobody and nothing of the facts in the padding', () => {
    for (const { prompt, problem } of items) {
      const { facts, statement, factPositions } = problem;
      const names = [...facts, statement].flatMap(({ subject, object }) => [subject, object]);
      const proper = names.filter((name) => /^[A-Z]|^the /.test(name));
      const padding = sentencesOf(prompt).filter((_, index) => !factPositions.includes(index));
      const text = padding.join(' ').toLowerCase();
      for (const name of proper) expect(text).not.toContain(name.toLowerCase());
    }
  });

  it('never say of one name in the padding two things that cannot both be', () => {
    for (const { prompt, problem } of items) {
      if (problem.padding.kind === 'unrelated') continue;
      const said = sentencesOf(prompt);
      if (problem.kind === 'ordering') expect(hasCircle(said)).toBe(false);
      else if (problem.kind === 'rules') {
        const traits = new Set(said.map((sentence) => sentence.replace(' is not ', ' is ')));
        expect(traits.size).toBe(said.length);
      } else {
        const subjects = said.map((sentence) => sentence.split(/ (?:belongs|works|has) /)[0]);
        expect(new Set(subjects).size).toBe(said.length);
      }
    }
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5], itemsPerLevel: 6 };
    const json = JSON.stringify(longContextFamily.generate(spec));
    expect(JSON.stringify(longContextFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(longContextFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });
});

/** Takes away those whom nobody left precedes, again and again: who are left stand in a circle. */
function hasCircle(sentences: readonly string[]): boolean {
  let pairs = sentences.map((sentence) => {
    const words = sentence.replace('.', '').split(' ');
    return [words.slice(0, 2).join(' '), words.slice(-2).join(' ')] as const;
  });
  for (;;) {
    const preceded = new Set(pairs.map(([, later]) => later));
    const left = pairs.filter(([earlier]) => preceded.has(earlier));
    if (left.length === pairs.length) return left.length > 0;
    pairs = left;
  }
}
