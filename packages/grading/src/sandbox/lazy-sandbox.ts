import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openSandbox, type SandboxOptions } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';

/** A sandbox that is opened when it is first needed: most work needs none, and trying the walls takes seconds. */
export interface LazySandbox {
  /** @throws SandboxUnavailableError when no wanted level holds; the same every time */
  open(): Promise<Sandbox>;
  /** Ends what still runs, as `sandbox-failure`: nothing is known of programs that were not let end. */
  close(): Promise<void>;
}

export interface LazySandboxOptions extends Pick<SandboxOptions, 'level'> {
  /** A folder of ours alone that may be kept between starts; null: a new one, removed at the end. */
  folder: string | null;
  /** Told once, when the sandbox has been opened. */
  onOpened?: (sandbox: Pick<Sandbox, 'level' | 'description'>) => void;
}

export function lazySandbox({ level, folder, onOpened }: LazySandboxOptions): LazySandbox {
  let opening: Promise<Sandbox> | null = null;
  let temporary: string | null = null;
  let isClosing = false;

  async function makeFolder(): Promise<string> {
    temporary = await mkdtemp(path.join(tmpdir(), 'assay-sandbox-'));
    // mkdtemp lets nobody else in, and root runs programs as another account.
    await chmod(temporary, 0o755);
    return temporary;
  }

  async function openOnce(): Promise<Sandbox> {
    const sandbox = await openSandbox({ level, folder: folder ?? (await makeFolder()) });
    onOpened?.(sandbox);
    return {
      ...sandbox,
      async run(program) {
        const result = await sandbox.run(program);
        const isOurs = isClosing && result.end === 'killed';
        return isOurs ? { ...result, end: 'sandbox-failure' } : result;
      },
    };
  }

  return {
    open: () => (opening ??= openOnce()),
    async close() {
      isClosing = true;
      const sandbox = await opening?.catch(() => null);
      await sandbox?.close();
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
    },
  };
}
