import { once } from 'node:events';

import { bannerLines, jsonLine } from './banner.ts';
import { watchDemo } from './demo-watch.ts';
import { readEnvironment, type LauncherEnvironment } from './env.ts';
import { sentenceOf } from './launch-error.ts';
import { launch } from './launch.ts';
import { readOptions, USAGE, type LaunchOptions } from './options.ts';
import { PROJECT_ROOT } from './project.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { listenForStop } from './stop-signals.ts';
import { createTeardown } from './teardown.ts';

/**
 * Runs Assay until it is asked to stop.
 *
 * @returns the exit code: 0 when it was asked to stop, 1 when it could not run
 */
export async function main(args: string[]): Promise<number> {
  const reporter = createReporter({
    json: args.includes('--json'),
    stdout: process.stdout,
    stderr: process.stderr,
  });
  try {
    const environment = readEnvironment();
    const options = readOptions(args, environment, PROJECT_ROOT);
    if (options.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    return await runUntilStopped(options, environment, reporter);
  } catch (error) {
    reporter.failure(sentenceOf(error, PROJECT_ROOT));
    return 1;
  }
}

async function runUntilStopped(
  options: LaunchOptions,
  environment: LauncherEnvironment,
  reporter: Reporter,
): Promise<number> {
  const { stopping, hurry } = listenForStop({
    watchParent: environment.startedByNpm,
    onStop: (again) => {
      reporter.progress(again ? 'Stopping at once.' : 'Stopping; Ctrl-C again to hurry.');
    },
  });
  const teardown = createTeardown();
  let exitCode = 0;
  try {
    const started = await launch({ options, environment, reporter, teardown, stopping });
    announce(started.facts, options, reporter);
    const isTerminal = (options.json ? process.stderr : process.stdout).isTTY;
    await watchDemo({ databaseUrl: started.databaseUrl, reporter, isTerminal, stopping });
    if (!stopping.aborted) await once(stopping, 'abort');
  } catch (error) {
    if (!stopping.aborted) {
      exitCode = 1;
      reporter.failure(sentenceOf(error, options.dataFolder));
    }
  }
  for (const failure of await teardown.run(hurry)) {
    exitCode = 1;
    reporter.failure(sentenceOf(failure, options.dataFolder));
  }
  if (stopping.aborted && exitCode === 0) reporter.progress('Stopped.');
  return exitCode;
}

function announce(
  facts: Parameters<typeof bannerLines>[0],
  options: LaunchOptions,
  reporter: Reporter,
): void {
  if (options.json) process.stdout.write(`${jsonLine(facts)}\n`);
  else reporter.lines(bannerLines(facts, process.stdout.isTTY));
}
