import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openSandbox, probeLevels } from '../../sandbox/open-sandbox.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export interface HeldLevels {
  /** Strongest first. */
  sandboxes: Sandbox[];
  close(): Promise<void>;
}

/** The sandboxes of all levels that hold on this machine; refused ones are named on standard error. */
export async function openHeldLevels(): Promise<HeldLevels> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-levels-'));
  const sandboxes: Sandbox[] = [];
  for (const { level, held, reason } of await probeLevels({ folder })) {
    if (held) sandboxes.push(await openSandbox({ level, folder }));
    else process.stderr.write(`Not tested: ${level} (${reason})\n`);
  }
  return heldLevels(sandboxes, folder);
}

/** The strongest level that holds on this machine; throws when none does. */
export async function openStrongestLevel(): Promise<HeldLevels> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-levels-'));
  return heldLevels([await openSandbox({ level: 'auto', folder })], folder);
}

function heldLevels(sandboxes: Sandbox[], folder: string): HeldLevels {
  return {
    sandboxes,
    async close() {
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
