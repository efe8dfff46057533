import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { complainAboutNode, projectRoot } from './bootstrap.mjs';
import { findOrInstallBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { launch } from './launched.mjs';
import { runNode } from './run.mjs';

/**
 * `npm test`: lint, types, unit tests, tests on a real PostgreSQL, whole processes, and a real browser on
 * the built app. Every step runs even when one fails, and the last line counts them all.
 */

const slow = process.argv.includes('--slow');
const results = path.join(projectRoot, 'test-results');
const total = { passed: 0, failed: 0, skipped: 0 };

const complaint = complainAboutNode(process.versions.node) ?? ensureInstalled(projectRoot);
if (complaint !== null) giveUp(complaint);
const chromium = findOrInstallBrowser();
if (chromium === null) {
  giveUp(
    'The browser tests need Chromium or Chrome: install one (`npx playwright install chromium`), or name it in ASSAY_CHROMIUM.',
  );
}
// Nothing that runs here reports to anybody.
process.env.TURBO_TELEMETRY_DISABLED = '1';
process.env.NEXT_TELEMETRY_DISABLED = '1';

await check('lint and types', [
  'turbo/bin/turbo',
  'run',
  'lint',
  'typecheck',
  // Ten at a time, which is turbo's default, only take each other's memory on two cores.
  '--concurrency=100%',
  '--output-logs=errors-only',
]);
// Whole processes mostly wait: they run beside the rest, and their output is shown when they are done.
const wholeProcesses = startVitest('process', 'vitest-process');
await check('import directions', [
  'dependency-cruiser/bin/dependency-cruise.mjs',
  '--config',
  '.dependency-cruiser.mjs',
  'apps',
  'packages',
]);
await check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
await checkScript('paths in the docs', ['scripts/check-doc-paths.mjs']);
await vitest('unit', 'db');
await finishVitest(wholeProcesses);
if (slow) await vitest('slow');
await browserTests();

const { passed, failed, skipped } = total;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);

/** One tool of node_modules counts as one test. */
async function check(name, [bin, ...args]) {
  await checkScript(name, [path.join(projectRoot, 'node_modules', bin), ...args]);
}

async function checkScript(name, command) {
  heading(name);
  const code = await runNode(command);
  if (code === 0) total.passed += 1;
  else total.failed += 1;
}

async function vitest(...projects) {
  heading(`tests: ${projects.join(', ')}`);
  const name = `vitest-${projects.join('-')}`;
  countVitest(name, await runVitest(projects, name));
}

/** Runs a project with its output in a file. */
function startVitest(project, name) {
  mkdirSync(results, { recursive: true });
  const output = openSync(path.join(results, `${name}.log`), 'w');
  const ended = runVitest([project], name, { stdio: ['ignore', output, output] });
  return { project, name, ended: ended.finally(() => closeSync(output)) };
}

async function finishVitest({ project, name, ended }) {
  const code = await ended;
  heading(`tests: ${project}`);
  process.stdout.write(readFileSync(path.join(results, `${name}.log`)));
  countVitest(name, code);
}

function runVitest(projects, name, options = {}) {
  const file = path.join(results, `${name}.json`);
  rmSync(file, { force: true });
  return runNode(
    [
      path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    options,
  );
}

function countVitest(name, code) {
  const report = readReport(path.join(results, `${name}.json`));
  if (report)
    add(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  if (code !== 0 && !report?.numFailedTests) total.failed += 1;
}

async function browserTests() {
  heading('browser');
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-test-'));
  const file = path.join(results, 'e2e.json');
  rmSync(file, { force: true });
  let instance = null;
  try {
    instance = await launch(path.join(folder, 'data'));
    const code = await runNode(
      [
        path.join(projectRoot, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--config',
        'apps/web/playwright.config.ts',
      ],
      { env: { ...process.env, ...browserEnvironment(instance) } },
    );
    const stats = readReport(file)?.stats;
    if (stats) add(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
    if (code !== 0 && !stats?.unexpected) total.failed += 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    total.failed += 1;
  } finally {
    if (instance && (await instance.stop()) !== 0) {
      process.stderr.write('npm start did not stop cleanly.\n');
      total.failed += 1;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function browserEnvironment({ url, email, password }) {
  return {
    ASSAY_E2E_URL: url,
    ASSAY_E2E_EMAIL: email,
    ASSAY_E2E_PASSWORD: password,
    ASSAY_CHROMIUM: chromium,
  };
}

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function heading(name) {
  process.stdout.write(`\n── ${name}\n`);
}

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
