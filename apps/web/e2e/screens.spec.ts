import { expect, test, type Page } from '@playwright/test';

import { readEnvironment } from './env.ts';
import { signIn } from './sign-in.ts';

const FIRST_SAMPLES_LIMIT_MS = 90_000;
/** The grading that came with the first run of the demo. */
const FIRST_GRADING = '/gradings?ids=1';
/** Says that there is nothing. */
const NOTHING = '/runs/999999';

test.use({ viewport: { width: 390, height: 844 } });

for (const theme of ['light', 'dark'] as const) {
  test(`no screen overflows at 390 px or complains in the console, ${theme}`, async ({ page }) => {
    const complaints = listen(page);
    await page
      .context()
      .addCookies([{ name: 'assay-theme', value: theme, url: readEnvironment().url }]);
    await page.goto('/sign-in');
    await expectCalm(page, theme);
    await signIn(page);
    for (const path of await screenPaths(page)) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
        await expectCalm(page, theme);
      });
    }
    expect(complaints).toEqual([]);
  });
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    complaints.push(`${page.url()}: ${error.message}`);
  });
  return complaints;
}

async function expectCalm(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveCSS('color-scheme', theme);
  const overflowPx = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflowPx).toBeLessThanOrEqual(0);
}

/** Every screen; those of a row are found by following the first link to one, once the demo has samples. */
async function screenPaths(page: Page): Promise<string[]> {
  const sweep = await firstLink(page, '/sweeps', 'th a[href^="/sweeps/"]');
  const measured = await firstMeasured(page);
  const fixed = [
    '/',
    '/?reported=shown',
    '/training',
    '/compare',
    '/compare?first=1&second=5&on=1',
    '/sweeps',
    '/sweeps/new',
    '/benchmarks',
    '/teachable',
    '/backends',
    '/backends/new',
    ...['/backends/1', '/backends/1/edit'],
  ];
  const others = [
    '/checkpoints',
    '/checkpoints/new',
    '/checkpoints/1/edit',
    '/checkpoints/import',
    '/account',
    FIRST_GRADING,
    NOTHING,
  ];
  return [...fixed, ...others, sweep, ...measured];
}

async function firstMeasured(page: Page): Promise<string[]> {
  const found: string[] = [];
  await expect(async () => {
    const benchmark = await firstLink(page, '/', 'td a[href*="?run="]');
    const sample = await firstLink(page, `${benchmark}&filter=all`, 'a[href^="/samples/"]');
    const statistics = await firstLink(page, benchmark, 'a[href^="/runs/"]');
    found.push(benchmark, sample, statistics);
  }).toPass({ timeout: FIRST_SAMPLES_LIMIT_MS });
  return found;
}

async function firstLink(page: Page, path: string, selector: string): Promise<string> {
  await page.goto(path);
  const href = await page.locator(selector).first().getAttribute('href', { timeout: 3000 });
  expect(href, `${path} has a link ${selector}`).not.toBeNull();
  return href ?? '';
}
