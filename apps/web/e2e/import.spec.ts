import { expect, test } from '@playwright/test';

import { signIn } from './sign-in.ts';

const RECORDS = Array.from({ length: 12 }, (_, index) => ({
  nr: `row-${index}`,
  aufgabe: `What is ${index} + ${index}?`,
  loesung: String(2 * index),
  thema: index % 2 === 0 ? 'even' : 'odd',
}));

test('a file is previewed, mapped by choosing fields, imported and ready to be swept', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/benchmarks');
  await page.getByRole('link', { name: 'Import benchmark' }).click();
  await page.getByLabel('Source').selectOption('upload');
  await page.getByLabel('File').setInputFiles({
    name: 'doubles.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(RECORDS.map((record) => JSON.stringify(record)).join('\n')),
  });
  await expect(page.getByText('doubles.jsonl is here.')).toBeVisible();
  await page.getByRole('button', { name: 'Preview' }).click();

  // No field is called as answers usually are: a person says which one it is.
  await page.getByLabel('Task', { exact: true }).selectOption('aufgabe');
  await page.getByLabel('Expected answer', { exact: true }).selectOption('loesung');
  await page.getByLabel('Graded as').selectOption('number');
  await page.getByLabel('Key', { exact: true }).selectOption('nr');
  await expect(page.getByText('What is 1 + 1?')).toBeVisible();
  await page.getByLabel('Title', { exact: true }).fill('Doubles');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(/12 items of 12 records are version/)).toBeVisible();

  await page.getByRole('link', { name: 'Queue a sweep' }).click();
  await expect(page.getByText('Doubles').first()).toBeVisible();
  await page.goto('/benchmarks');
  await expect(
    page.getByRole('row', { name: /Doubles.*imported from doubles\.jsonl/ }),
  ).toBeVisible();
});

test('a recipe tells its licence, its gate and that its items are private', async ({ page }) => {
  await signIn(page);
  await page.goto('/benchmarks/import');
  await page.getByLabel('Benchmark', { exact: true }).selectOption('gpqa-diamond');
  await expect(page.getByText('CC-BY-4.0.', { exact: false })).toBeVisible();
  await expect(page.getByText('Its items are in no export', { exact: false })).toBeVisible();
});
