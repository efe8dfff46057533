import type { Launcher } from '../launcher.ts';
import { findOrMakePyodideHome } from '../pyodide/pyodide-home.ts';
import type { SandboxLevel } from '../sandbox.ts';
import { prepareBubblewrapPyodide } from './bubblewrap-pyodide.ts';
import { prepareBubblewrapPython } from './bubblewrap-python.ts';
import { preparePyodide } from './pyodide.ts';

/**
 * Sets a level up, without any check that its walls hold.
 *
 * @param scratch a folder of ours alone for what is kept between starts
 * @throws LevelMissingError when this machine does not have what the level needs
 */
export async function prepareLevel(level: SandboxLevel, scratch: string): Promise<Launcher> {
  switch (level) {
    case 'bubblewrap-python':
      return prepareBubblewrapPython();
    case 'bubblewrap-pyodide':
      return prepareBubblewrapPyodide(await findOrMakePyodideHome(scratch));
    case 'pyodide':
      return preparePyodide(await findOrMakePyodideHome(scratch));
  }
}
