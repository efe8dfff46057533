import { expect, type Page } from '@playwright/test';

import { readEnvironment } from './env.ts';

/** Fills in the form of the sign-in page that is open and waits for what comes after it. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await submitSignIn(page, readEnvironment().password);
  await expect(page.getByRole('heading', { name: 'Leaderboard', level: 1 })).toBeVisible();
}

export async function submitSignIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(readEnvironment().email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
