import { realpath } from 'node:fs/promises';

import { findBubblewrap } from '../bubblewrap/bubblewrap.ts';
import { wallLaunch } from '../bubblewrap/wall.ts';
import type { Launcher } from '../launcher.ts';
import { nodeArguments, runnerInput } from '../pyodide/node-command.ts';
import type { PyodideHome } from '../pyodide/pyodide-home.ts';
import { pyodideCeilingMiB } from './pyodide.ts';

/** Where the program's process finds Node and Pyodide. */
const NODE = '/node/bin/node';
const HOME = '/node/home';
/** Threads that Node starts for itself count as processes. */
const NODE_THREADS = 32;

/**
 * Pyodide in Node behind bubblewrap, for machines without python3.
 *
 * @throws LevelMissingError when a program is missing
 */
export async function prepareBubblewrapPyodide(home: PyodideHome): Promise<Launcher> {
  const bubblewrap = await findBubblewrap();
  const node = await realpath(process.execPath);
  return {
    level: 'bubblewrap-pyodide',
    description: `bubblewrap ${bubblewrap.version}, Pyodide ${home.pyodideVersion}, Python ${home.pythonVersion}`,
    pythonVersion: home.pythonVersion,
    launch: (program, seat) =>
      wallLaunch(bubblewrap, {
        command: [NODE, ...nodeArguments(HOME)],
        environment: {},
        visible: [
          [node, NODE],
          [home.folder, HOME],
        ],
        folders: [],
        files: [],
        stdin: runnerInput(program),
        limits: { ...program.limits, processes: NODE_THREADS },
        limitsAddressSpace: false,
        seat,
      }),
    memoryCeilingMiB: pyodideCeilingMiB,
  };
}
