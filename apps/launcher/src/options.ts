import path from 'node:path';
import { parseArgs } from 'node:util';

import type { LauncherEnvironment } from './env.ts';
import { LaunchError } from './launch-error.ts';

export type LaunchOptions = {
  json: boolean;
  help: boolean;
  demo: boolean;
  /** TCP port of the web app. */
  port: number;
  /** Absolute. */
  dataFolder: string;
};

const DEFAULT_PORT = 3000;

export const USAGE = `Usage: npm start -- [options]
  --port N       port of the web app (default: PORT, else ${DEFAULT_PORT})
  --data FOLDER  where the database, logs and secrets are kept (default: ASSAY_DATA, else data/)
  --no-demo      do not queue the demo sweep on first start
  --json         print one line {"url","email","password"?} on standard output once it is ready`;

/**
 * Reads the command line over the environment over the defaults.
 *
 * @param projectRoot relative data folders of the environment and the default lie under it
 * @throws LaunchError with one sentence for an unknown option or a value without sense
 */
export function readOptions(
  args: string[],
  environment: Pick<LauncherEnvironment, 'port' | 'dataFolder'>,
  projectRoot: string,
): LaunchOptions {
  const values = parse(args);
  const port = values.port === undefined ? (environment.port ?? DEFAULT_PORT) : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new LaunchError(
      `The port ${values.port ?? port} is not a number from 1 to 65535: name another with --port or PORT.`,
    );
  }
  return {
    json: values.json ?? false,
    help: values.help ?? false,
    demo: !(values['no-demo'] ?? false),
    port,
    dataFolder: path.resolve(projectRoot, values.data ?? environment.dataFolder ?? 'data'),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'no-demo': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new LaunchError(`${reason}: see \`npm start -- --help\`.`, { cause: error });
  }
}
