import { readFile } from 'node:fs/promises';

import { expect, test, type Locator, type Page } from '@playwright/test';

import { COMPARISON_COLUMNS } from '@assay/contracts/csv/comparison-columns';

import { readCsv } from './read-csv.ts';
import { signIn } from './sign-in.ts';

/** Ceiling and floor of every generated benchmark, as the demo names them. */
const FLOOR = 'solver:random-guess';
const CEILING = 'solver:exact';
/** The demo is measured while the other journeys run. */
const DEMO_LIMIT_MS = 240_000;

test.setTimeout(DEMO_LIMIT_MS + 60_000);

test('the exact solver is better than guessing, and a question that it fixed leads to a trace', async ({
  page,
}) => {
  await signIn(page);
  await test.step('choose two rows of the leaderboard', () => chooseTwo(page));
  const table = page.getByRole('region', { name: 'Both checkpoints on every benchmark' });
  await test.step('better on every benchmark', () => expectBetter(page, table));
  await test.step('the other way round it is worse', () => swap(page, table));
  await test.step('the CSV has a row for each of the table', () => downloadCsv(page, table));
  await test.step('a fixed question leads to its trace', () => followFlip(page, table));
});

async function chooseTwo(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/');
    const ranks = page.getByText(/^rank 1(–\d)? of 5$/);
    await expect(ranks.first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: DEMO_LIMIT_MS });
  await page.getByRole('checkbox', { name: `Compare ${FLOOR}` }).check();
  await page.getByRole('checkbox', { name: `Compare ${CEILING}` }).check();
  await page.getByRole('link', { name: 'Compare two' }).click();
  await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible();
}

async function expectBetter(page: Page, table: Locator): Promise<void> {
  await expect(async () => {
    await page.reload();
    const summary = page.getByText(/^Better on \d+, worse on 0, undecided on 0 of \d+ benchmarks/);
    await expect(summary).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: DEMO_LIMIT_MS });
  const rows = table.locator('tbody tr');
  await expect(rows.filter({ hasText: 'Better' })).toHaveCount(await rows.count());
}

async function swap(page: Page, table: Locator): Promise<void> {
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(table.locator('tbody tr').filter({ hasText: 'Worse' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(table.locator('tbody tr').filter({ hasText: 'Better' }).first()).toBeVisible();
}

async function downloadCsv(page: Page, table: Locator): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download comparison CSV' }).click(),
  ]);
  const [header, ...rows] = readCsv(await readFile(await download.path(), 'utf8'));
  expect(header).toEqual([...COMPARISON_COLUMNS]);
  expect(rows).toHaveLength(await table.locator('tbody tr').count());
  const verdict = COMPARISON_COLUMNS.indexOf('verdict');
  expect(new Set(rows.map((row) => row[verdict]))).toEqual(new Set(['better']));
}

async function followFlip(page: Page, table: Locator): Promise<void> {
  const row = table.getByRole('button', { expanded: false }).first();
  const title = (await row.textContent()) ?? '';
  await row.click();
  const detail = page.getByRole('region', { name: title, exact: true });
  await expect(detail.getByText(`${CEILING} is better by `)).toBeVisible();
  await expect(detail.getByText('Decided after')).toBeVisible();
  const fixed = detail.getByRole('region', { name: 'Fixed questions' });
  await fixed
    .getByRole('link', { name: /trace of the second run$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/samples\/\d+/);
  await expect(page.getByText('Correct', { exact: true }).first()).toBeVisible();
}
