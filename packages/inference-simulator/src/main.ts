import { fstatSync } from 'node:fs';

import { readCliOptions, SimulatorUsageError, USAGE } from './cli-options.ts';
import { startSimulator } from './start-simulator.ts';

try {
  const options = readCliOptions(process.argv.slice(2));
  if (options) await serve(options);
  else console.log(USAGE);
} catch (error) {
  if (!(error instanceof SimulatorUsageError || error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function serve(options: Parameters<typeof startSimulator>[0]): Promise<void> {
  const simulator = await startSimulator(options);
  console.log(JSON.stringify({ urls: simulator.urls }));
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (hasParentOnStdin()) {
    // Whoever started it holds the other end: it must not outlive a benchmark that was killed.
    process.stdin.on('end', stop);
    process.stdin.resume();
  }
}

/** A terminal or /dev/null on standard input says nothing about a parent. */
function hasParentOnStdin(): boolean {
  const stdin = fstatSync(0);
  return stdin.isFIFO() || stdin.isSocket();
}
