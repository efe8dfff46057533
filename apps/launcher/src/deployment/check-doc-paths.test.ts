import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { projectRoot } from './compose-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-doc-paths-'));
  await write('package.json', '{"scripts":{"build":"x","test:slow":"x"}}');
  await write('apps/web/page.ts', '');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('check-doc-paths', () => {
  test('passes documents whose paths, links and scripts are all there', async () => {
    await write(
      'README.md',
      'See `apps/web/page.ts`, [it](apps/web/page.ts#top), `npm run -s build`, `npm run test:slow`.',
    );
    await write('docs/adr/0001-a.md', '[up](../b.md), [out](https://example.org/apps/none.ts)');
    await write('docs/b.md', 'A pattern: `apps/*/src`, a placeholder: `docs/<name>.md`.');
    expect(check()).toEqual({ code: 0, faults: [] });
  });

  test('names every missing path, dead link and unknown script with its place', async () => {
    await write('README.md', 'ok\n`apps/web/gone.ts` and `docker-compose.yml`');
    await write('docs/deep/a.md', '[here](b.md) and `npm run nothing`');
    expect(check()).toEqual({
      code: 1,
      faults: [
        'README.md:2: apps/web/gone.ts does not exist.',
        'README.md:2: docker-compose.yml does not exist.',
        'docs/deep/a.md:1: the link to b.md leads nowhere.',
        'docs/deep/a.md:1: package.json has no script nothing.',
      ],
    });
  });

  test('refuses a README above 120 lines and no other long document', async () => {
    await write('README.md', 'x\n'.repeat(121));
    await write('docs/a.md', 'x\n'.repeat(500));
    expect(check()).toEqual({ code: 1, faults: ['README.md: 121 lines; the limit is 120.'] });
  });
});

function check(): { code: number | null; faults: string[] } {
  const script = path.join(projectRoot, 'scripts/check-doc-paths.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { code: status, faults: stderr.split('\n').filter((line) => line !== '') };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}
