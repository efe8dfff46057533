import { expect, test } from 'vitest';

import { REPORTED_COLUMNS } from '@assay/contracts/csv/reported-columns';

import { parseCsv } from '../testing/parse-csv.ts';
import { exportReportedCsv } from './reported-csv.ts';

test('has the columns of the contract in their order, and a source for every row', () => {
  const { header, rows } = parseCsv(exportReportedCsv());
  expect(header).toEqual([...REPORTED_COLUMNS]);
  for (const { source_id, source_title, source_url } of rows) {
    expect([source_id, source_title]).not.toContain('');
    expect(source_url).toMatch(/^https:\/\//);
  }
});

test('writes the figures as fractions, and leaves empty what the source does not state', () => {
  const { rows } = parseCsv(exportReportedCsv());
  const phi = rows.filter(
    ({ benchmark, model }) => benchmark === 'aime-2025' && model === 'Phi-4-reasoning',
  );
  expect(phi.map((row) => [row.value_fraction, row.std_over_repeats, row.repeats])).toEqual([
    ['0.629', '', ''],
    ['0.631', '0.063', '50'],
  ]);
  expect(phi[1]).toMatchObject({
    metric: 'accuracy',
    source_id: 'phi-4-reasoning-report',
    source_url: 'https://arxiv.org/abs/2504.21318',
  });
});
