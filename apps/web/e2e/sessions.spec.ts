import { expect, test } from '@playwright/test';

import { readEnvironment } from './env.ts';
import { signIn, submitSignIn } from './sign-in.ts';

/** A browser that the account page can tell from the others. */
const OTHER_BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

test('a wrong password gives one sentence and no way in', async ({ page }) => {
  await page.goto('/sign-in');
  await submitSignIn(page, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(
    'That e-mail and password do not belong together.',
  );
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a guest is sent to sign-in and back to where they wanted to go', async ({ page }) => {
  await page.goto('/checkpoints');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await submitSignIn(page, readEnvironment().password);
  await expect(page).toHaveURL(/\/checkpoints$/);
  await expect(page.getByRole('heading', { name: 'Checkpoints', level: 1 })).toBeVisible();
});

test('a session that is ended on the account page is over in its own browser', async ({
  browser,
  page,
}) => {
  const other = await browser.newContext({ userAgent: OTHER_BROWSER });
  const otherPage = await other.newPage();
  await signIn(otherPage);
  await signIn(page);
  await page.goto('/account');
  const sessions = page.getByRole('row').filter({ hasText: 'Firefox on Linux' });
  await expect(sessions).not.toHaveCount(0);
  // Earlier runs on the same data may have left sessions of that browser: end them all.
  for (let left = await sessions.count(); left > 0; left -= 1) {
    await sessions
      .first()
      .getByRole('button', { name: /^End session/ })
      .click();
    await expect(sessions).toHaveCount(left - 1);
  }
  await otherPage.goto('/sweeps');
  await expect(otherPage).toHaveURL(/\/sign-in/);
  await page.goto('/sweeps');
  await expect(page.getByRole('heading', { name: 'Sweeps', level: 1 })).toBeVisible();
  await other.close();
});
