import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { TRANSFORM_NAMES } from '@assay/eval-core/imports/named-transforms';
import { readTransforms } from '@assay/eval-core/imports/read-transform';
import { transformed } from '@assay/eval-core/imports/transforms';
import { recipes } from '@assay/eval-core/recipes/registry';

const PAGE = readFileSync(
  path.join(import.meta.dirname, '../../../docs/benchmarks/imported.md'),
  'utf8',
);

/** The cells of the table's rows whose first cell is a step. */
const STEPS = PAGE.split('\n').flatMap((line) => {
  const cells = [...line.matchAll(/(?<=\| )`([^`]*)`/g)].map(([, cell = '']) => cell);
  return cells.length === 3 && /^["{]/.test(cells[0] ?? '') ? [cells] : [];
});

describe('the page on imported sets', () => {
  it.each(STEPS)('is true of %s: %s becomes %s', (step = '', from = '', to = '') => {
    const transforms = readTransforms([JSON.parse(step)], 'The page');
    expect(transformed(JSON.parse(from), transforms)).toEqual(JSON.parse(to));
  });

  it('has an example of every step', () => {
    const documented = STEPS.map(([step = '']) => JSON.parse(step) as string | object);
    const names = documented.map((step) =>
      typeof step === 'string' ? step : Object.keys(step)[0],
    );
    expect(names).toEqual(expect.arrayContaining([...TRANSFORM_NAMES]));
    const withArgument = 'pick after before upTo map split take join each threshold'.split(' ');
    expect(names).toEqual(expect.arrayContaining(withArgument));
  });

  it('lists every recipe as it is', () => {
    for (const recipe of recipes.values()) {
      const { hub, grader, defaultRepeats, expectedItems, licence, isGated } = recipe;
      const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${recipe.name}\` `)) ?? '';
      expect(row.split('|').map((cell) => cell.trim())).toEqual([
        '',
        `\`${recipe.name}\``,
        `\`${hub.dataset}\``,
        `${hub.config} / ${hub.split}`,
        `${licence.name}${isGated ? ', gated' : ''}`,
        hub.isVerified ? 'yes' : 'no',
        String(expectedItems ?? ''),
        String(defaultRepeats),
        grader.kind,
        '',
      ]);
    }
  });
});
