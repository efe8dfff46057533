import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { projectRoot } from './compose-file.ts';

let context: string;

beforeEach(async () => {
  context = await mkdtemp(path.join(tmpdir(), 'assay-dockerfile-'));
});

afterEach(async () => {
  await rm(context, { recursive: true, force: true });
  await rm(`${context}.Dockerfile`, { force: true });
});

describe('dockerfile-steps', () => {
  test('runs the steps of every stage in its own folder and leaves out what only an engine can do', async () => {
    await write('src/a.txt', 'hello');
    await write('package.json', '{}');
    const output = run(
      [
        'FROM node:22-slim AS build',
        'WORKDIR /app',
        'RUN apt-get update',
        'COPY package.json ./',
        'COPY src lib',
        'ENV GREETING=hi',
        '# a comment between',
        'RUN cat lib/a.txt > out.txt \\',
        '  && printenv GREETING >> out.txt',
        'FROM node:22-slim',
        'WORKDIR /srv',
        'COPY --from=build --chown=node:node /app ./',
        'USER node',
        'CMD ["node", "package.json"]',
      ],
      'cat out.txt && test -f package.json && test ! -d src',
    );
    expect(output.code, output.text).toBe(0);
    expect(output.text).toContain('hellohi\n');
    expect(output.text).toContain('skipped  RUN apt-get update');
    expect(output.text).toContain('skipped  USER node');
    expect(output.text).toMatch(/\n8 steps ran, 4 skipped\.\n$/);
  });

  test.each([
    ['data', 'data/secret', 'deep/data'],
    ['**/*.test.ts', 'src/a/b.test.ts', 'src/a/b.ts'],
    ['**/.env.*', '.env.local', 'env.local'],
    ['**/.next*', 'apps/web/.next-2/x', 'apps/web/next/x'],
  ])('keeps out what .dockerignore calls %s', async (pattern, ignored, kept) => {
    await write('.dockerignore', `# note\n${pattern}\n`);
    await write(ignored, 'x');
    await write(kept, 'x');
    const checks = `test ! -e ${ignored} && test -e ${kept}`;
    const output = run(['FROM node:22-slim', 'WORKDIR /app', 'COPY . .'], checks);
    expect(output.code, output.text).toBe(0);
  });

  test.each([
    ['a step fails', ['RUN false'], 'sh -ec false ended with code 1.'],
    ['a source is missing', ['COPY gone ./'], 'The build context has no gone.'],
    [
      'a stage is missing',
      ['COPY --from=gone /app ./'],
      'Line 3: there is no stage gone before this one.',
    ],
    [
      'CMD names a missing program',
      ['CMD ["node", "gone.js"]'],
      'Line 3: the image has no gone.js.',
    ],
    ['an instruction is unknown', ['ADD a b'], 'Line 3: ADD is not understood here'],
    [
      'RUN leaves its folder',
      ['RUN rm -rf /app'],
      'Line 3: RUN names paths relative to WORKDIR here.',
    ],
  ])('fails with a sentence when %s', (_, lines, sentence) => {
    const output = run(['FROM node:22-slim', 'WORKDIR /app', ...lines]);
    expect(output.code).toBe(1);
    expect(output.text).toContain(`FAILED: ${sentence}`);
  });
});

function run(lines: string[], then?: string): { code: number | null; text: string } {
  // Beside the context and not in it, so that COPY . . does not take it along.
  const file = `${context}.Dockerfile`;
  writeFileSync(file, lines.join('\n'));
  const script = path.join(projectRoot, 'scripts/dockerfile-steps.mjs');
  const rest = then === undefined ? [] : ['--then', then];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, file, '--context', context, ...rest],
    { encoding: 'utf8' },
  );
  return { code: status, text: stdout + stderr };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(context, file)), { recursive: true });
  await writeFile(path.join(context, file), text);
}
