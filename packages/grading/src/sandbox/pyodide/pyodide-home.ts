import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { LevelMissingError } from '../launcher.ts';

/** A folder with all that a Pyodide program is started from; nothing in it is ever written again. */
export interface PyodideHome {
  folder: string;
  pyodideVersion: string;
  pythonVersion: string;
}

const OUR_FILES = ['doors.mjs', 'runner.mjs', 'make-snapshot.mjs'];
const PYODIDE_FILES = ['pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];
/** Files that load modules by `import()`, which would be a way out while a program runs. */
const LOADING_FILES = ['pyodide.mjs', 'pyodide.asm.mjs'];
const PYTHON_VERSION_FILE = 'python-version';
const SNAPSHOT_LIMIT_MS = 120_000;

/**
 * Finds the folder that an earlier start made, or makes it: Pyodide's files with every `import()` led
 * through doors.mjs, and the memory of an interpreter that has started (45 MB, 2 to 4 s).
 *
 * @param scratch a folder of ours alone, in which it is kept
 * @throws LevelMissingError when Pyodide is not installed or does not start
 */
export async function findOrMakePyodideHome(scratch: string): Promise<PyodideHome> {
  const source = findPyodide();
  try {
    const pyodideVersion = await readPackageVersion(source);
    const folder = path.join(scratch, `pyodide-${pyodideVersion}-${await fingerprint()}`);
    const made = await readPythonVersion(folder);
    const pythonVersion = made ?? (await makeHome(scratch, source, folder));
    return { folder, pyodideVersion, pythonVersion };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LevelMissingError(`Pyodide does not start (${reason.slice(0, 300)})`, {
      cause: error,
    });
  }
}

function findPyodide(): string {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  } catch (error) {
    throw new LevelMissingError('the package pyodide is not installed (run `npm ci`)', {
      cause: error,
    });
  }
}

/** Of all that a snapshot depends on besides Pyodide's version. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version).update(process.arch);
  for (const name of OUR_FILES) hash.update(await readFile(ourFile(name)));
  return hash.digest('hex').slice(0, 16);
}

/** Written last, so that a folder which has it is whole. */
async function readPythonVersion(folder: string): Promise<string | null> {
  return readFile(path.join(folder, PYTHON_VERSION_FILE), 'utf8').catch(() => null);
}

async function makeHome(scratch: string, source: string, folder: string): Promise<string> {
  await mkdir(scratch, { recursive: true });
  const draft = await mkdtemp(path.join(scratch, 'pyodide-draft-'));
  try {
    await copyFiles(source, draft);
    const pythonVersion = await makeSnapshot(draft);
    await writeFile(path.join(draft, PYTHON_VERSION_FILE), pythonVersion);
    // Root runs programs as another account, which must come this far.
    await chmod(draft, 0o755);
    await chmod(scratch, 0o711);
    await rename(draft, folder).catch(async (error: unknown) => {
      // Another process of ours was faster; its folder is the same.
      if ((await readPythonVersion(folder)) === null) throw error;
    });
    return pythonVersion;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function copyFiles(source: string, folder: string): Promise<void> {
  const inside = (name: string) => path.join(folder, name);
  await Promise.all([
    ...OUR_FILES.map((name) => copyFile(ourFile(name), inside(name))),
    ...PYODIDE_FILES.map((name) => copyFile(path.join(source, name), inside(name))),
    ...LOADING_FILES.map(async (name) => {
      const text = await readFile(path.join(source, name), 'utf8');
      await writeFile(inside(name), leadImportsThroughDoors(text));
    }),
  ]);
}

/** Replaces each `import(…)` expression; `pyimport(…)` and methods of that name stay. */
export function leadImportsThroughDoors(source: string): string {
  const led = source.replace(/(?<![\w$.])import\(/g, 'importThroughDoors(');
  return `import { importThroughDoors } from './doors.mjs';\n${led}`;
}

async function makeSnapshot(folder: string): Promise<string> {
  const script = path.join(folder, 'make-snapshot.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: {},
    timeout: SNAPSHOT_LIMIT_MS,
  });
  return stdout.trim();
}

async function readPackageVersion(source: string): Promise<string> {
  const text = await readFile(path.join(source, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function ourFile(name: string): string {
  return path.join(import.meta.dirname, name);
}
