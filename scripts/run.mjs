import { spawn } from 'node:child_process';

import { projectRoot } from './bootstrap.mjs';

/** Runs a script in a Node of its own and resolves with its exit code; Ctrl-C reaches both by the terminal. */
export function runNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: 'inherit', ...options });
    child.on('error', (error) => {
      process.stderr.write(`${args[0]} could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
