import { describe, expect, it } from 'vitest';

import { UnreadableItemError } from '../graders/grader.ts';
import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { readInstructions } from './read-instructions.ts';
import { instructionKinds, resolvedInstructionId } from './registry.ts';

const NO_COMMA = 'punctuation:no_comma';

describe('readInstructions', () => {
  it('names an instruction that repeats by its place', () => {
    const { instructions } = readInstructions({
      ids: [NO_COMMA, NO_COMMA, 'startend:quotation', NO_COMMA],
      kwargs: [{}, {}, {}, {}],
    });
    const names = instructions.map(({ name }) => name);
    expect(names).toEqual([NO_COMMA, `${NO_COMMA}#2`, 'startend:quotation', `${NO_COMMA}#3`]);
  });

  it('is strict unless told otherwise', () => {
    expect(readInstructions({ ids: [NO_COMMA], kwargs: [{}] }).mode).toBe('strict');
    expect(readInstructions({ ids: [NO_COMMA], kwargs: [{}], mode: 'loose' }).mode).toBe('loose');
  });

  it('passes over parameters that are null or belong to other instructions', () => {
    const kwargs = [{ num_words: null, keywords: ['a'] }];
    expect(readInstructions({ ids: [NO_COMMA], kwargs }).instructions).toHaveLength(1);
  });

  it.each([
    [{}, /"ids" must be a list/],
    [{ ids: [], kwargs: [] }, /"ids" must be a list/],
    [{ ids: [NO_COMMA] }, /"kwargs" must be a list of 1 objects/],
    [{ ids: [NO_COMMA], kwargs: [{}, {}] }, /"kwargs" must be a list of 1 objects/],
    [{ ids: [NO_COMMA], kwargs: [null] }, /The "kwargs" of the instruction "punctuation:no_comma"/],
    [
      { ids: ['punctuation:no_dash'], kwargs: [{}] },
      /There is no instruction "punctuation:no_dash"/,
    ],
    [{ ids: [NO_COMMA], kwargs: [{}], mode: 'lax' }, /"mode" must be "strict" or "loose"/],
  ])('refuses %j', (params, message) => {
    expect(() => readInstructions(params)).toThrow(UnreadableItemError);
    expect(() => readInstructions(params)).toThrow(message);
  });

  it.each([
    ['keywords:existence', {}, 'keywords'],
    ['keywords:existence', { keywords: [] }, 'keywords'],
    ['keywords:existence', { keywords: ['a', ' '] }, 'keywords'],
    ['keywords:frequency', { keyword: 'a', frequency: 1, relation: 'more than' }, 'relation'],
    ['keywords:frequency', { keyword: 5, frequency: 1, relation: 'at least' }, 'keyword'],
    [
      'keywords:letter_frequency',
      { letter: 'ab', let_frequency: 1, let_relation: 'at least' },
      'letter',
    ],
    ['length_constraints:number_words', { num_words: 1.5, relation: 'at least' }, 'num_words'],
    ['length_constraints:number_words', { num_words: -1, relation: 'at least' }, 'num_words'],
    ['detectable_format:number_bullet_lists', { num_bullets: '3' }, 'num_bullets'],
  ])('refuses %s with %j, naming %s', (id, values, name) => {
    const read = (): unknown => readInstructions({ ids: [id], kwargs: [values] });
    expect(read).toThrow(UnreadableItemError);
    expect(read).toThrow(`The instruction "${id}" needs "${name}" to be `);
  });
});

describe('resolvedInstructionId', () => {
  it.each([
    ['length_constraint:number_words', 'length_constraints:number_words'],
    ['no_comma', NO_COMMA],
    ['keywords:include_keywords', 'keywords:existence'],
    ['keyword_frequency', 'keywords:frequency'],
    ['detectable_format:exact_number_bullet_points', 'detectable_format:number_bullet_lists'],
    ['keywords:no_comma', null],
    ['nothing', null],
    ['', null],
  ])('reads %j as %j', (id, resolved) => {
    expect(resolvedInstructionId(id)).toBe(resolved);
  });

  it('reads every id of the registry as itself', () => {
    const ids = [...instructionKinds.keys()];
    expect(ids.map(resolvedInstructionId)).toEqual(ids);
  });
});

describe.runIf(hasFixtures)('the published IFEval prompts', () => {
  interface PublishedPrompt {
    instruction_id_list: string[];
    kwargs: Record<string, unknown>[];
  }

  it('have instructions that can all be read', () => {
    const prompts = readFixtureLines<PublishedPrompt>('data/ifeval/ifeval.jsonl');
    const counts = prompts.map(
      ({ instruction_id_list: ids, kwargs }) =>
        readInstructions({ ids, kwargs }).instructions.length,
    );
    expect(prompts).toHaveLength(541);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(834);
  });
});
