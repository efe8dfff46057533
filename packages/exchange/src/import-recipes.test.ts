import { describe, expect, it } from 'vitest';

import { gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';
import { recipeByName } from '@assay/eval-core/recipes/registry';

import { fixturesFolder } from './testing/env.ts';
import { importByRecipe } from './testing/import-files.ts';

/** Counts as in the manifest of the data sets. */
const SETS = [
  ['gsm8k', 'gsm8k/test.jsonl', 1319],
  ['humaneval', 'humaneval/HumanEval.jsonl', 164],
  ['humaneval', 'humaneval/HumanEval.jsonl.gz', 164],
  ['humaneval-plus', 'humaneval_plus/HumanEvalPlus.dev-2023-04-17.jsonl', 164],
  ['mbpp-plus', 'mbpp_plus/MbppPlus.dev-2023-11-14.jsonl.gz', 420],
  ['ifeval', 'ifeval/ifeval.jsonl', 541],
  ['mmlu-pro', 'mmlu_pro/questions_420.jsonl', 420],
  ['arena-hard', 'arena_hard/question.v0.1.jsonl', 500],
  ['arena-hard', 'arena_hard/question.v2.0.jsonl', 750],
  ['omni-math', 'omni_math/sample100.jsonl', 100],
] as const;

describe.runIf(fixturesFolder !== null)('recipes on published files', () => {
  it.each(SETS)('%s makes an item of every record of %s: %i', async (name, file, count) => {
    const { items, refusals } = await importByRecipe(recipeByName(name), [file]);
    expect(refusals).toEqual([]);
    expect(items).toHaveLength(count);
    expect(new Set(items.map(({ key }) => key)).size).toBe(count);
  });

  it.each([
    ['gsm8k', 'gsm8k/test.jsonl', (gold: string) => `So it is.\n#### ${gold}`],
    ['mmlu-pro', 'mmlu_pro/questions_420.jsonl', (gold: string) => `Hence.\nFinal answer: ${gold}`],
    ['omni-math', 'omni_math/sample100.jsonl', (gold: string) => `Hence \\boxed{${gold}}`],
  ] as const)(
    '%s accepts the gold in the form that its template asks for',
    async (name, file, write) => {
      const recipe = recipeByName(name);
      const grader = graderOfKind(recipe.grader.kind);
      const { items } = await importByRecipe(recipe, [file]);
      const refused = items.filter(({ prompt, gold, problem }) => {
        const options = problem.options ?? null;
        const graded = {
          prompt,
          gold,
          options,
          params: { ...recipe.grader.params, ...problem.params },
        };
        const reply = { content: write(gold), reasoning: null, finish: 'stop' } as const;
        return gradeReply(grader, graded, reply).outcome !== 'correct';
      });
      expect(refused.map(({ key, gold }) => [key, gold])).toEqual([]);
    },
  );

  it('reads what GSM8K writes behind "####", commas of thousands aside', async () => {
    const { items } = await importByRecipe(recipeByName('gsm8k'), ['gsm8k/test.jsonl']);
    expect(items[0]?.gold).toBe('18');
    expect(items.filter(({ gold }) => gold.includes(','))).toEqual([]);
    expect(items.filter(({ gold }) => !/^-?\d+(\.\d+)?$/.test(gold))).toEqual([]);
  });

  it('shows the options of MMLU-Pro behind the question, in their order', async () => {
    const { items } = await importByRecipe(recipeByName('mmlu-pro'), [
      'mmlu_pro/questions_420.jsonl',
    ]);
    const [first] = items;
    expect(first?.prompt).toContain(
      'Explain.\n\nA) Sex determination in somedioecious organisms is influenced',
    );
    expect(first?.gold).toBe('I');
    expect(first?.attributes.category).toBe('biology');
    expect(items.every(({ problem }) => (problem.options ?? []).length >= 2)).toBe(true);
  });

  it('keeps ids and kwargs of IFEval together and drops what is null', async () => {
    const { items } = await importByRecipe(recipeByName('ifeval'), ['ifeval/ifeval.jsonl']);
    expect(items[0]?.problem.params).toEqual({
      ids: [
        'punctuation:no_comma',
        'detectable_format:number_highlighted_sections',
        'length_constraints:number_words',
      ],
      kwargs: [{}, { num_highlights: 3 }, { relation: 'at least', num_words: 300 }],
    });
  });

  it('keeps line separators within the texts of Arena-Hard', async () => {
    const { items } = await importByRecipe(recipeByName('arena-hard'), [
      'arena_hard/question.v2.0.jsonl',
    ]);
    expect(items.filter(({ prompt }) => /[\u0085\u2028]/.test(prompt)).length).toBeGreaterThan(0);
  });
});
