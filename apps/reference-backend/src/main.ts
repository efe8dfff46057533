import { readEnv } from './env.ts';
import { startReferenceBackend } from './server.ts';

try {
  const backend = await startReferenceBackend(readEnv());
  console.log(`Reference backend listening on ${backend.url}`);
  const stop = () => {
    // A second signal finds no handler any more and ends the process the hard way.
    backend.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
