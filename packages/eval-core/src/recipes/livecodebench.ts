import type { ItemMapping } from '../imports/item-mapping.ts';
import type { ValueSpec } from '../imports/value-spec.ts';
import type { Recipe } from './recipe.ts';

/**
 * Public tests are JSON within text. Hidden ones are so too in some files; where they are pickled the record
 * is refused, because reading a pickle runs the code in it.
 */
export const livecodebench: Recipe = {
  name: 'livecodebench',
  title: 'LiveCodeBench',
  description:
    'Problems of programming contests since 2023, judged by tests on standard input or by calls. Hidden tests are read where they are JSON. Where they are pickled, as in the published files, the record is refused by name: take a file without the column private_test_cases to import with the public tests alone, which accept more programs than the hidden ones do.',
  area: 'coding',
  hub: {
    dataset: 'lighteval/code_generation_lite',
    config: 'v2_v5',
    split: 'test',
    revision: null,
    isVerified: false,
  },
  mappings: [contestMapping({ hasHiddenTests: true }), contestMapping({ hasHiddenTests: false })],
  grader: { kind: 'code', params: { language: 'python' } },
  template:
    '{{prompt}}\n\nWrite the program in Python and give it whole in one code block. Where the task shows the beginning of a class or function, keep its names; otherwise read standard input and print the result.',
  defaultRepeats: 5,
  licence: {
    name: 'CC',
    note: 'Stated without a version; the problems belong to the contest sites.',
  },
  isGated: false,
  isShared: true,
  expectedItems: null,
};

function contestMapping({ hasHiddenTests }: { hasHiddenTests: boolean }): ItemMapping {
  const publicTests: ValueSpec = { field: 'public_test_cases', transforms: ['json'] };
  const hiddenTests: ValueSpec = { field: 'private_test_cases', transforms: ['json'] };
  return {
    key: 'question_id',
    prompt: 'question_content',
    promptEnd: { field: 'starter_code', otherwise: null },
    params: {
      form: {
        field: 'public_test_cases',
        transforms: [
          'json',
          { pick: '0.testtype' },
          { map: { stdin: 'stdio', functional: 'function' } },
        ],
      },
      entryPoint: {
        field: 'metadata',
        transforms: ['json', { pick: 'func_name' }],
        otherwise: null,
      },
      tests: { list: hasHiddenTests ? [publicTests, hiddenTests] : [publicTests], flatten: true },
    },
    attributes: {
      difficulty: { field: 'difficulty', otherwise: null },
      platform: { field: 'platform', otherwise: null },
      month: { field: 'contest_date', transforms: [{ before: '-' }], otherwise: null },
      tests: { constant: hasHiddenTests ? 'public and hidden' : 'public' },
    },
  };
}
