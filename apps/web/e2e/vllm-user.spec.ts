import { expect, test, type Page } from '@playwright/test';

import { signIn } from './sign-in.ts';
import { startSimulatedServer, type SimulatedServer } from './simulated-server.ts';

const MODEL = 'sim-reasoner';
const ITEMS = 2;
const REPEATS = 2;
const SWEEP_LIMIT_MS = 60_000;
/** Simulated seconds in one of wall time. */
const SPEED = 20;
/** 50 s of wall time: long enough to be looked at, and over by itself where nothing ends it. */
const STALL = { kind: 'stall-mid-stream', afterTokens: 40, ms: 50_000 * SPEED };

const tag = `vllm ${Date.now().toString(36)}`;

let server: SimulatedServer;

test.beforeAll(async () => {
  const flags = ['--model', MODEL, '--thinking-tokens', '120', '--speed', String(SPEED)];
  server = await startSimulatedServer(['--dialect', 'vllm', '--replicas', '2', ...flags]);
});

test.afterAll(() => {
  server.stop();
});

test('a vLLM user begins without a command line', async ({ page }) => {
  await signIn(page);
  await test.step('probe the replicas and add them', () => addBackend(page));
  await test.step('ask a test prompt', () => askTestPrompt(page));
  await test.step('make a checkpoint of what was found', () => addCheckpoint(page));
  await server.setFaults([{ fault: STALL }]);
  await test.step('queue a small sweep', () => queueSweep(page));
  await test.step('read a reply while it is written', () => watchReply(page));
  await test.step('pause it, and resume it to its end', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused').first()).toBeVisible();
    await server.setFaults([]);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expectSamples(page, ITEMS * REPEATS);
  });
  await test.step('extend it by a repeat', () => extendSweep(page));
  await test.step('archive the checkpoint, and restore it', () => archiveAndRestore(page));
});

async function addBackend(page: Page): Promise<void> {
  await page.goto('/backends/new');
  const [first = '', second = ''] = server.baseUrls;
  await page.getByLabel('Base URL').fill(first);
  await page.getByRole('button', { name: 'Add replica' }).click();
  await page.getByRole('textbox', { name: 'Replica 2' }).fill(second);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(
    page.getByRole('region', { name: 'Models that the server serves' }).getByText(MODEL),
  ).toBeVisible();
  await expect(page.getByLabel('Dialect')).toContainText('As probed: vLLM');
  await page.getByLabel('Name', { exact: true }).fill(`${tag} backend`);
  await page.getByRole('button', { name: 'Add backend' }).click();
  await expect(page.getByRole('heading', { name: `${tag} backend`, level: 1 })).toBeVisible();
  const unused = page.getByRole('table', { name: 'Replicas' }).getByText('not used yet');
  await expect(unused).toHaveCount(server.baseUrls.length);
}

async function askTestPrompt(page: Page): Promise<void> {
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue(MODEL);
  await page.getByLabel('Max tokens').fill('2000');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Whole reply')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Thinking' })).toBeVisible();
  const replicas = page.getByRole('table', { name: 'Replicas' });
  await expect(replicas.getByText('takes requests').first()).toBeVisible();
}

async function addCheckpoint(page: Page): Promise<void> {
  await page.getByRole('link', { name: `Add checkpoint for ${MODEL}` }).click();
  await expect(page.getByLabel('Served model')).toHaveValue(MODEL);
  await page.getByLabel('Name', { exact: true }).fill(`${tag} checkpoint`);
  await page.getByRole('button', { name: 'Add checkpoint' }).click();
  await expect(page.getByRole('row', { name: `${tag} checkpoint` })).toBeVisible();
}

async function queueSweep(page: Page): Promise<void> {
  await page.goto('/sweeps/new');
  await page.getByRole('button', { name: 'Queue sweep' }).click();
  await expect(page.getByRole('group', { name: 'Checkpoints' })).toBeFocused();
  await page.getByLabel('Filter checkpoints by name').fill(tag);
  await page.getByRole('checkbox', { name: `${tag} checkpoint` }).check();
  await page.getByRole('group', { name: 'Benchmarks' }).getByRole('checkbox').first().check();
  await page.getByRole('spinbutton', { name: 'Repeats' }).fill(String(REPEATS));
  await page.getByRole('spinbutton', { name: 'Items' }).fill(String(ITEMS));
  await expect(page.getByText(`= ${ITEMS * REPEATS} generations`)).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(`${tag} sweep`);
  await page.getByRole('button', { name: 'Queue sweep' }).click();
  await expect(page.getByRole('heading', { name: `${tag} sweep`, level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(`${tag} sweep · Sweep · Assay`);
}

async function watchReply(page: Page): Promise<void> {
  const inFlight = page.getByRole('table', { name: 'Requests in flight' });
  await expect(inFlight.getByRole('button', { name: /^Watch / })).toHaveCount(ITEMS * REPEATS);
  await inFlight.getByRole('button').first().click();
  const reply = page.getByRole('dialog');
  await expect(reply.getByRole('region', { name: 'Thinking' })).toHaveText(/\w/);
  await page.keyboard.press('Escape');
  await expect(reply).toBeHidden();
}

async function extendSweep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Extend' }).click();
  const form = page.getByRole('dialog', { name: 'Extend this sweep?' });
  await expect(form.getByText('Nothing would be added')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Extend the sweep' })).toBeDisabled();
  await form.getByLabel('Repeats in total').fill(String(REPEATS + 1));
  await expect(form.getByText(`${ITEMS} further generations`)).toBeVisible();
  await form.getByRole('button', { name: 'Extend the sweep' }).click();
  await expect(form).toBeHidden();
  await expectSamples(page, ITEMS * (REPEATS + 1));
}

async function archiveAndRestore(page: Page): Promise<void> {
  const name = `${tag} checkpoint`;
  await page.goto('/checkpoints');
  await page.getByRole('button', { name: `Archive ${name}` }).click();
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await question.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('button', { name: `Archive ${name}` })).toBeHidden();
  await page.getByText(/archived checkpoints?$/).click();
  await page.getByRole('button', { name: `Restore ${name}` }).click();
  await expect(page.getByRole('button', { name: `Archive ${name}` })).toBeVisible();
}

async function expectSamples(page: Page, samples: number): Promise<void> {
  const bar = page.getByRole('progressbar', { name: 'Samples of the sweep' });
  await expect(bar).toHaveAttribute('aria-valuenow', String(samples), { timeout: SWEEP_LIMIT_MS });
  await expect(page.getByText('Completed').first()).toBeVisible();
}
