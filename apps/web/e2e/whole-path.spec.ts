import { readFile } from 'node:fs/promises';

import { expect, test, type Page } from '@playwright/test';

import { LEADERBOARD_COLUMNS, SAMPLES_COLUMNS } from '@assay/contracts/csv/columns';

import { readEnvironment } from './env.ts';
import { readCsv } from './read-csv.ts';
import { signIn } from './sign-in.ts';

/** The floor of every benchmark: it fails often enough for a failing trace to be there. */
const SERVED_MODEL = 'solver:random-guess';
const ITEMS = 6;
const REPEATS = 3;
const SWEEP_LIMIT_MS = 90_000;

/** What this run of the test makes carries a name of its own, so that it can be run again on the same data. */
const tag = `e2e ${Date.now().toString(36)}`;

test('a newcomer gets from a backend to a labelled failing trace and its CSV', async ({ page }) => {
  await signIn(page);
  await test.step('add a backend by URL', () => addBackend(page));
  await test.step('add a checkpoint on it', () => addCheckpoint(page));
  await test.step('generate a benchmark', () => generateBenchmark(page));
  await test.step('queue a sweep whose price is right', () => queueSweep(page));
  await test.step('watch it live until it has ended', () => watchSweep(page));
  await test.step('follow a cell to a failing trace', () => openFailingTrace(page));
  await test.step('label and comment it', () => annotate(page));
  await test.step('download both CSV files', () => downloadCsvFiles(page));
});

async function addBackend(page: Page): Promise<void> {
  const url = readEnvironment().backendUrl ?? (await listedBackendUrl(page));
  await page.goto('/backends/new');
  await page.getByLabel('Base URL').fill(url);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(
    page.getByRole('region', { name: 'Models that the server serves' }).getByText(SERVED_MODEL),
  ).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(`${tag} backend`);
  await page.getByRole('button', { name: 'Add backend' }).click();
  await expect(page.getByRole('heading', { name: `${tag} backend`, level: 1 })).toBeVisible();
}

async function listedBackendUrl(page: Page): Promise<string> {
  await page.goto('/backends');
  const reference = page.getByRole('row', { name: 'reference backend' });
  return (await reference.getByText(/^http:/).textContent()) ?? '';
}

async function addCheckpoint(page: Page): Promise<void> {
  await page.getByRole('link', { name: `Add checkpoint for ${SERVED_MODEL}` }).click();
  await expect(page.getByLabel('Served model')).toHaveValue(SERVED_MODEL);
  await page.getByLabel('Name', { exact: true }).fill(`${tag} checkpoint`);
  await page.getByLabel('Family').fill('random guess');
  await page.getByLabel('Training run').fill(`${tag} training`);
  await page.getByLabel('Step').fill('7');
  await page.getByLabel('Parent').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add checkpoint' }).click();
  await expect(page.getByRole('row', { name: `${tag} checkpoint` })).toBeVisible();
}

async function generateBenchmark(page: Page): Promise<void> {
  await page.goto('/benchmarks');
  await page.getByRole('button', { name: 'Generate benchmark' }).click();
  const form = page.getByRole('dialog', { name: 'Generate benchmark' });
  await form.getByLabel('Family').selectOption({ label: '3SAT search' });
  await form.getByLabel('Seed').fill(tag);
  await form.getByLabel('Items per level').fill(String(ITEMS / 2));
  await form.getByLabel('Level 8').check();
  await form.getByLabel('Level 9').check();
  await expect(form.getByText(`${ITEMS} items`)).toBeVisible();
  await form.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByText('No checkpoint has run on this version')).toBeVisible();
}

async function queueSweep(page: Page): Promise<void> {
  // The empty state of the new version leads on, with the version chosen.
  await page.getByRole('link', { name: 'New sweep' }).click();
  await page.getByLabel('Filter checkpoints by name').fill(tag);
  await page.getByRole('checkbox', { name: `${tag} checkpoint` }).check();
  await page.getByLabel('Repeats').fill(String(REPEATS));
  await expect(
    page.getByText(
      `1 checkpoint × 1 benchmark × ${ITEMS} items × ${REPEATS} repeats = ${ITEMS * REPEATS} generations`,
    ),
  ).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(`${tag} sweep`);
  await page.getByRole('button', { name: 'Queue sweep' }).click();
  await expect(page.getByRole('heading', { name: `${tag} sweep`, level: 1 })).toBeVisible();
}

async function watchSweep(page: Page): Promise<void> {
  // A mark on the document is gone after a reload, so its survival shows that the page was pushed to.
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = 'yes';
  });
  const bar = page.getByRole('progressbar', { name: 'Samples of the sweep' });
  await expect(bar).toHaveAttribute('aria-valuenow', String(ITEMS * REPEATS), {
    timeout: SWEEP_LIMIT_MS,
  });
  await expect(page.getByRole('status').getByText('ended')).toBeVisible();
  await expect(page.getByText('Completed').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-same-document', 'yes');
}

async function openFailingTrace(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Leaderboard of this sweep' }).click();
  await lookOverTrainingSteps(page);
  await page.getByRole('link', { name: new RegExp(`^${tag} checkpoint, 3SAT search: `) }).click();
  await expect(page.getByRole('heading', { name: 'Accuracy of every repeat' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Accuracy of every repeat' })).toBeAttached();
  await expect(
    page.getByRole('table', { name: 'Samples by completion tokens and verdict' }),
  ).toBeAttached();
  await page.getByRole('table', { name: 'Samples of this run' }).getByRole('link').first().click();
  await expect(page.getByText('Incorrect').first()).toBeVisible();
  await expect(page.getByText('Extracted', { exact: true })).toBeVisible();
  await expect(page.getByText('Gold', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Thinking' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Answer', exact: true })).toBeVisible();
}

async function lookOverTrainingSteps(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Over training steps' }).click();
  for (const name of [/^Accuracy over training steps/, /^Mean completion tokens/]) {
    await expect(page.getByRole('table', { name }).getByText(`${tag} training`)).toBeAttached();
  }
  // One point of the sweep's one checkpoint in each chart.
  await expect(page.locator('svg a[href*="?run="]')).toHaveCount(2);
  await page.getByRole('link', { name: 'Table' }).click();
}

async function annotate(page: Page): Promise<void> {
  await page.getByLabel('Label').selectOption('gave up');
  await page.getByLabel('Comment').fill(`${tag} says <b>it guessed</b>`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const list = page.getByRole('list', { name: 'Annotations' });
  await expect(list.getByText('gave up')).toBeVisible();
  await expect(list.getByText(`${tag} says <b>it guessed</b>`)).toBeVisible();
  await page.reload();
  await expect(list.getByText('gave up')).toBeVisible();
}

async function downloadCsvFiles(page: Page): Promise<void> {
  await page.goto('/sweeps');
  await page.getByRole('link', { name: `${tag} sweep` }).click();
  await page.getByRole('link', { name: 'Leaderboard of this sweep' }).click();
  const leaderboard = await download(page, 'Download leaderboard CSV');
  expect(leaderboard[0]).toEqual([...LEADERBOARD_COLUMNS]);
  expect(leaderboard.slice(1).map(([checkpoint]) => checkpoint)).toContain(`${tag} checkpoint`);
  const samples = await download(page, 'Download samples CSV');
  expect(samples[0]).toEqual([...SAMPLES_COLUMNS]);
  const rows = samples.slice(1);
  expect(rows).toHaveLength(ITEMS * REPEATS);
  for (const row of rows) {
    expect(row).toHaveLength(SAMPLES_COLUMNS.length);
    expect(row[SAMPLES_COLUMNS.indexOf('checkpoint')]).toBe(`${tag} checkpoint`);
  }
}

async function download(page: Page, name: string): Promise<string[][]> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const file = await (await arriving).path();
  return readCsv(await readFile(file, 'utf8'));
}
