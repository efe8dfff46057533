import { expect, test, type Locator, type Page } from '@playwright/test';

import { signIn } from './sign-in.ts';

const DEMO_RUN_LIMIT_MS = 120_000;
const REGRADE_LIMIT_MS = 60_000;

test('a finished run is graded again, looked at, made current, and both gradings stay', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signIn(page);
  await test.step('find a finished run', () => openFinishedRun(page));
  const before = await gradings(page).count();
  const old = await currentId(page);
  const added = await test.step('grade it again', () => startRegrade(page));
  await test.step('preview says what changes', () => expectPreview(page));
  await test.step('nothing counts yet', async () => {
    const preview = page.url();
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link').last().click();
    await expect(gradings(page)).toHaveCount(before + 1);
    await expect(grading(page, added)).toContainText('never counted');
    expect(await currentId(page)).toBe(old);
    await page.goto(preview);
  });
  await test.step('make it current', async () => {
    await page.getByRole('button', { name: 'Make current' }).click();
    await expect(grading(page, added)).toHaveAttribute('aria-current', 'true');
    await expect(grading(page, old)).toContainText('was current');
    await expect(gradings(page)).toHaveCount(before + 1);
  });
  await test.step('a sample has the verdicts of both', () =>
    expectBothVerdicts(page, [old, added]));
  await test.step('the old one can count again', async () => {
    await page.goBack();
    await page.getByRole('button', { name: `Make grading ${old} current` }).click();
    await expect(grading(page, old)).toHaveAttribute('aria-current', 'true');
    await expect(grading(page, added)).toContainText('was current');
  });
  await test.step('one that never counted can be discarded', async () => {
    await startRegrade(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Discard what was graded again?' });
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await expect(gradings(page)).toHaveCount(before + 1);
  });
});

/** A run of the demo: earlier tests may have queued sweeps of their own. */
async function openFinishedRun(page: Page): Promise<void> {
  await page.goto('/sweeps');
  await page.getByRole('link', { name: /^Demo/ }).first().click();
  const runs = page.getByRole('table', { name: 'Runs of this sweep' });
  const finished = runs.getByRole('row').filter({ hasText: 'Completed' });
  await expect(finished.first()).toBeVisible({ timeout: DEMO_RUN_LIMIT_MS });
  await finished.first().getByRole('link').click();
  await expect(page.getByRole('table', { name: /^Gradings of this run/ })).toBeVisible();
  await expect(page.getByText('Unscorable').first()).toBeVisible();
}

/** The rows of the list of gradings. */
function gradings(page: Page): Locator {
  return page
    .getByRole('table', { name: /^Gradings of this run/ })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
}

function grading(page: Page, id: number): Locator {
  return gradings(page).filter({ has: page.getByRole('rowheader', { name: numbered(id) }) });
}

/** "#1" and not "#12". */
function numbered(id: number): RegExp {
  return new RegExp(`^#${id}\\b`);
}

async function currentId(page: Page): Promise<number> {
  const row = gradings(page).and(page.locator('[aria-current]'));
  return numberIn(await row.getByRole('rowheader').textContent());
}

/** Starts a grading of this run and waits for its preview; returns its id. */
async function startRegrade(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Re-grade…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Re-grade stored samples' });
  await expect(dialog.getByRole('radio', { name: /^Of this run/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Start and preview' }).click();
  const heading = page.getByRole('heading', { name: /^Grading \d+$/, level: 1 });
  return numberIn(await heading.textContent());
}

function numberIn(text: string | null): number {
  return Number(/\d+/.exec(text ?? '')?.[0]);
}

/** The same grader changes nothing, and says so in numbers. */
async function expectPreview(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Make current' })).toBeEnabled({
    timeout: REGRADE_LIMIT_MS,
  });
  const headline = page.getByRole('status').filter({ hasText: 'verdicts' });
  await expect(headline).toHaveText(/^None of (\d+) verdicts changes\.$/);
  const samples = numberIn(await headline.textContent());
  expect(await readMatrix(page)).toEqual({ unchanged: samples, changed: 0 });
  const cells = page.getByRole('table', { name: 'Figures before and after' });
  await expect(cells.getByRole('row', { name: /^Accuracy/ })).toContainText(/0\.0$/);
  await expect(page.getByText('Every checkpoint keeps its place')).toBeVisible();
  await expect(page.getByText('No verdict changes')).toBeVisible();
}

async function readMatrix(page: Page): Promise<{ unchanged: number; changed: number }> {
  const rows = page
    .getByRole('table', { name: 'Samples by current and new verdict' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  const counts = { unchanged: 0, changed: 0 };
  for (const [from, row] of (await rows.all()).entries()) {
    const texts = (await row.getByRole('cell').allTextContents()).slice(0, 3);
    for (const [to, text] of texts.entries()) {
      counts[from === to ? 'unchanged' : 'changed'] += Number(text);
    }
  }
  return counts;
}

async function expectBothVerdicts(page: Page, ids: readonly [number, number]): Promise<void> {
  await page.getByRole('table', { name: 'Samples of this run' }).getByRole('link').first().click();
  const verdicts = page.getByRole('table', { name: 'Verdicts of this sample by grading' });
  for (const id of ids) {
    await expect(verdicts.getByRole('rowheader', { name: numbered(id) })).toBeVisible();
  }
  await expect(verdicts.getByRole('rowheader', { name: `#${ids[1]} current` })).toBeVisible();
}
