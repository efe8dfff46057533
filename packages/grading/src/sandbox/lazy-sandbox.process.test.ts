import { afterEach, expect, it } from 'vitest';

import { lazySandbox, type LazySandbox } from './lazy-sandbox.ts';
import type { ProgramRun } from './sandbox.ts';

const opened: string[] = [];
let sandboxes: LazySandbox | null = null;

afterEach(() => sandboxes?.close());

function createSandboxes(): LazySandbox {
  opened.length = 0;
  const onOpened = ({ level }: { level: string }) => void opened.push(level);
  sandboxes = lazySandbox({ level: 'auto', folder: null, onOpened });
  return sandboxes;
}

function programOf(source: string): ProgramRun {
  const limits = { timeMs: 60_000, memoryMiB: 256, outputBytes: 1_000, processes: 8 };
  return { files: { 'main.py': source }, entry: 'main.py', stdin: '', limits };
}

it('opens one sandbox, when it is asked for', async () => {
  const lazy = createSandboxes();
  expect(opened).toEqual([]);
  const [one, other] = await Promise.all([lazy.open(), lazy.open()]);
  expect(one).toBe(other);
  expect(opened).toEqual([one.level]);
  expect((await one.run(programOf('print(6 * 7)'))).stdout).toBe('42\n');
});

it('says of programs that closing it ended that nothing is known of them', async () => {
  const lazy = createSandboxes();
  const sandbox = await lazy.open();
  const running = sandbox.run(programOf('import time\ntime.sleep(50)'));
  await lazy.close();
  expect((await running).end).toBe('sandbox-failure');
  expect((await sandbox.run(programOf('print(1)'))).end).toBe('sandbox-failure');
});

it('closes without having been opened', async () => {
  await createSandboxes().close();
  expect(opened).toEqual([]);
});
