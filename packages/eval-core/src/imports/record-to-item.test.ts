import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recipes } from '../recipes/registry.ts';
import { ITEM_BOUNDS } from './imported-item.ts';
import type { ItemMapping, MappedGrader } from './item-mapping.ts';
import { recordToItem } from './record-to-item.ts';

const TEXT: MappedGrader = { kind: 'text', params: {} };

function made(
  mapping: ItemMapping,
  record: unknown,
  grader: MappedGrader = TEXT,
  file: string | null = null,
) {
  return recordToItem(mapping, record, { grader, place: 7, file });
}

function itemOf(...args: Parameters<typeof made>) {
  const result = made(...args);
  if ('refusal' in result) throw new Error(result.refusal);
  return result.item;
}

function refusalOf(...args: Parameters<typeof made>): string {
  const result = made(...args);
  return 'refusal' in result ? result.refusal : 'It was not refused.';
}

describe('a record becomes an item', () => {
  it('with the fields that the mapping names, and the row as key where it names none', () => {
    const mapping: ItemMapping = {
      prompt: 'task.text',
      gold: 'answers.0',
      attributes: { level: 'level', hard: { field: 'hard', otherwise: null } },
    };
    const record = { task: { text: 'Which?' }, answers: ['Nile', 'Rhine'], level: 3 };
    expect(itemOf(mapping, record)).toEqual({
      key: '7',
      prompt: 'Which?',
      gold: 'Nile',
      problem: {},
      attributes: { level: 3 },
    });
    expect(itemOf(mapping, record, TEXT, 'a.jsonl').key).toBe('a.jsonl/7');
  });

  it('by a key with dots or spaces as well as by a path', () => {
    const record = { 'a.b': 'one', a: { b: 'two' }, 'Correct Answer': 'x' };
    expect(itemOf({ prompt: 'a.b', gold: 'Correct Answer' }, record).prompt).toBe('one');
  });

  it('with fields made of others, and text put together', () => {
    const mapping: ItemMapping = {
      derive: { last: { field: 'list', transforms: [{ after: ',' }] } },
      prompt: { template: 'From {{list}} to {{last}}: {{matrix}}' },
      promptEnd: 'question',
      gold: { constant: 'yes' },
    };
    const record = { list: '1,2,3', matrix: [[0, 1]], question: 'Is it so? {{list}}' };
    expect(itemOf(mapping, record).prompt).toBe('From 1,2,3 to 3: [[0,1]]\n\nIs it so? {{list}}');
  });

  it('with what the grader needs apart from the text that is shown', () => {
    const mapping: ItemMapping = {
      prompt: 'q',
      gold: { field: 'score', transforms: [{ threshold: { at: 2.5, below: 1.25, from: 3.75 } }] },
      shownGold: {
        field: 'score',
        transforms: [{ threshold: { at: 2.5, below: 'low', from: 'high' } }],
      },
      params: { tolerance: { constant: { absolute: 1 } } },
      share: false,
    };
    const item = itemOf(mapping, { q: 'How?', score: 4 }, { kind: 'number', params: {} });
    expect(item.gold).toBe('high');
    expect(item.problem).toEqual({
      gold: 3.75,
      params: { tolerance: { absolute: 1 } },
      share: false,
    });
  });
});

describe('an item that may not be shared', () => {
  it('is told by the mapping for all, or by a field for one', () => {
    const mapping: ItemMapping = {
      prompt: 'q',
      gold: 'a',
      share: { field: 'share', otherwise: true },
    };
    const problemOf = (share: unknown) => itemOf(mapping, { q: 'Q', a: 'x', share }).problem;
    expect(problemOf(false)).toEqual({ share: false });
    expect([problemOf(true), problemOf(null)]).toEqual([{}, {}]);
    expect(refusalOf(mapping, { q: 'Q', a: 'x', share: 'no' })).toContain('not true or false');
  });
});

describe('options', () => {
  const GRADER: MappedGrader = { kind: 'choice', params: {} };
  const mapping: ItemMapping = {
    key: 'id',
    prompt: 'q',
    options: { list: ['right', 'wrong.0', 'wrong.1', 'wrong.2'] },
    gold: { constant: 'A' },
    shuffle: { seed: 's' },
  };
  const record = (id: string) => ({ id, q: 'Which?', right: 'R', wrong: ['X', 'Y', 'Z'] });

  it('stand behind the prompt with their letters', () => {
    const plain: ItemMapping = { prompt: 'q', options: 'options', gold: 'answer' };
    const item = itemOf(plain, { q: 'Which?', options: ['Paris', 'Lyon'], answer: 'B' }, GRADER);
    expect(item.prompt).toBe('Which?\n\nA) Paris\nB) Lyon');
    expect(item.problem.options).toEqual(['Paris', 'Lyon']);
    expect(item.gold).toBe('B');
  });

  it('are shuffled by seed and key alone, and the right letter moves along', () => {
    const letters = Array.from({ length: 400 }, (_, index) => {
      const item = itemOf(mapping, record(String(index)), GRADER);
      const options = item.problem.options ?? [];
      expect([...options].sort()).toEqual(['R', 'X', 'Y', 'Z']);
      expect(options['ABCD'.indexOf(item.gold)]).toBe('R');
      expect(item.prompt).toContain(`${item.gold}) R`);
      return item.gold;
    });
    // 400 draws with p = 1/4: a count outside 60 to 140 has a chance below 1e-5, and the seed is fixed.
    for (const letter of 'ABCD') {
      const count = letters.filter((one) => one === letter).length;
      expect(count).toBeGreaterThan(60);
      expect(count).toBeLessThan(140);
    }
    expect(itemOf(mapping, record('9'), GRADER)).toEqual(itemOf(mapping, record('9'), GRADER));
    const reseeded = { ...mapping, shuffle: { seed: 't' } };
    const moved = Array.from({ length: 20 }, (_, index) => String(index)).filter(
      (id) =>
        itemOf(mapping, record(id), GRADER).gold !== itemOf(reseeded, record(id), GRADER).gold,
    );
    expect(moved.length).toBeGreaterThan(5);
  });

  it('are refused where they are no list of texts, or the gold is none of them', () => {
    const plain: ItemMapping = { prompt: 'q', options: 'options', gold: 'answer' };
    expect(refusalOf(plain, { q: 'Which?', options: ['a'], answer: 'A' }, GRADER)).toContain(
      '2 to 26',
    );
    expect(refusalOf(plain, { q: 'Which?', options: ['a', null], answer: 'A' }, GRADER)).toContain(
      'Option B',
    );
    const shuffled = { ...plain, shuffle: { seed: 's' } };
    expect(refusalOf(shuffled, { q: 'W?', options: ['a', 'b'], answer: 'C' }, GRADER)).toContain(
      '"C"',
    );
  });
});

describe('a record is refused with its field and the reason', () => {
  const mapping: ItemMapping = {
    prompt: 'question',
    gold: { field: 'answer', transforms: ['after-hashes'] },
  };

  it('where a field is missing, blank or not what a step needs', () => {
    expect(refusalOf(mapping, { answer: '#### 1' })).toBe('The field "question" is missing.');
    expect(refusalOf(mapping, { question: ' ', answer: '#### 1' })).toBe('The prompt is blank.');
    expect(refusalOf(mapping, { question: 'Q', answer: '1' })).toBe(
      'The field "answer" has no answer behind "####".',
    );
    expect(refusalOf(mapping, 'total')).toBe('The record is "total", not an object with fields.');
    expect(refusalOf({ prompt: { field: ['a', 'b'] } }, {})).toBe(
      'The field "a" or "b" is missing.',
    );
  });

  it('where its gold does not grade as correct against itself', () => {
    const number: ItemMapping = { prompt: 'q', gold: 'a' };
    expect(refusalOf(number, { q: 'Q', a: 'many' }, { kind: 'number', params: {} })).toMatch(
      /^The gold "many" does not grade as correct against itself by "number"\./,
    );
    expect(refusalOf(number, { q: 'Q', a: 'F' }, { kind: 'nonsense', params: {} })).toContain(
      'There is no grader for "nonsense"',
    );
  });

  it('where its grader cannot read its parameters', () => {
    const code: ItemMapping = { prompt: 'q', params: { form: { constant: 'check' } } };
    expect(refusalOf(code, { q: 'Q' }, { kind: 'code', params: {} })).toContain('"tests"');
    const instructions: ItemMapping = { prompt: 'q', params: { ids: 'ids', kwargs: 'kwargs' } };
    const record = { q: 'Q', ids: ['no:such'], kwargs: [{}] };
    expect(refusalOf(instructions, record, { kind: 'instructions', params: {} })).toContain(
      'no:such',
    );
    expect(
      refusalOf({ prompt: 'q' }, { q: 'Q' }, { kind: 'judge', params: { rubric: [] } }),
    ).toContain('rubric');
    expect(refusalOf({ prompt: 'q' }, { q: 'Q' }, { kind: 'maze', params: {} })).toContain(
      'instance',
    );
  });

  it('where tests are pickled, by name, and nothing is unpacked', () => {
    // A zlib stream in base64, as the published code benchmarks keep hidden tests.
    const packed = 'eJxrYJnKwwABPVwZpcUlmTmpAAAxhAUlMoreTheFiller0000000000000000000000';
    const code: ItemMapping = {
      prompt: 'q',
      params: { tests: { field: 'private_test_cases', transforms: ['json'] } },
    };
    expect(
      refusalOf(code, { q: 'Q', private_test_cases: packed }, { kind: 'code', params: {} }),
    ).toMatch(/^The field "private_test_cases" is packed .* never unpacked/);
  });

  it('where it is too large or cannot be stored', () => {
    const plain: ItemMapping = { key: 'k', prompt: 'q', gold: 'a' };
    const long = 'x'.repeat(ITEM_BOUNDS.prompt + 1);
    expect(refusalOf(plain, { k: '1', q: long, a: 'b' })).toContain(
      'The prompt has 1000001 characters',
    );
    expect(refusalOf(plain, { k: 'x'.repeat(301), q: 'Q', a: 'b' })).toContain('The key has 301');
    for (const text of ['\0', '\ud800']) {
      expect(refusalOf(plain, { k: '1', q: `Q${text}`, a: 'b' })).toContain('cannot be stored');
    }
    const params = { ...plain, params: { extra: 'extra' } };
    expect(refusalOf(params, { k: '1', q: 'Q', a: 'b', extra: [Infinity] })).toContain(
      'not finite',
    );
  });
});

describe('no record breaks an import', () => {
  it('whatever JSON it is, by every recipe', () => {
    const names = fc.constantFrom(
      'question',
      'problem',
      'prompt',
      'answer',
      'options',
      'kwargs',
      'Question',
      'text',
      'test_list',
      'base_input',
      'target_text',
      'public_test_cases',
    );
    const record = fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue()));
    const mappings = [...recipes.values()].flatMap(({ mappings: all, grader }) =>
      all.map((mapping) => ({ mapping, grader })),
    );
    fc.assert(
      fc.property(record, fc.constantFrom(...mappings), (value, { mapping, grader }) => {
        const result = made(mapping, value, grader);
        expect('item' in result || result.refusal.length > 10).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('however deeply it is nested', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
    const mapping: ItemMapping = {
      prompt: { template: '{{a}}' },
      gold: { field: 'a', transforms: [{ join: '' }] },
    };
    expect('refusal' in made(mapping, { a: deep })).toBe(true);
  });
});
