import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const PROJECT_ROOT = path.join(import.meta.dirname, '../../..');

export interface SimulatedServer {
  /** One base URL for each replica, as the server's own examples give it. */
  baseUrls: readonly string[];
  /** What goes wrong from now on, in place of all that did: the simulator's rules. */
  setFaults: (rules: readonly object[]) => Promise<void>;
  stop: () => void;
}

/**
 * An inference server in a process of its own, which ends with this one.
 *
 * @param flags of the simulator's command line
 * @throws Error with what it printed, where it does not start
 */
export async function startSimulatedServer(flags: readonly string[]): Promise<SimulatedServer> {
  const entry = 'packages/inference-simulator/src/main.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...flags], {
    cwd: PROJECT_ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { urls } = JSON.parse(await firstLine(child)) as { urls: string[] };
  return {
    baseUrls: urls.map((url) => `${url}/v1`),
    setFaults: async (rules) => {
      const answer = await fetch(`${urls[0]}/__sim/faults`, {
        method: 'POST',
        body: JSON.stringify(rules),
      });
      if (!answer.ok) throw new Error(`The simulated server refused the faults: ${answer.status}.`);
    },
    stop: () => {
      child.stdin.end();
    },
  };
}

function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The simulated server ended with code ${code} before it listened.`));
    });
  });
}
