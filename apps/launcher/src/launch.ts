import path from 'node:path';

import type { BannerFacts } from './banner.ts';
import { endLeftoverChildren } from './child-record.ts';
import {
  referenceBackendChild,
  referenceUrl,
  webChild,
  webUrl,
  workerChild,
  type ChildFacts,
} from './children.ts';
import { migrateDatabase, openDatabase, type OpenDatabase } from './database.ts';
import { ensureGeneratedCode } from './generated-code.ts';
import { lockDataFolder } from './instance-lock.ts';
import type { LaunchOptions } from './options.ts';
import { choosePorts } from './ports.ts';
import { PROJECT_ROOT } from './project.ts';
import { waitUntilReady } from './ready.ts';
import type { Reporter } from './reporter.ts';
import { loadSecrets } from './secrets.ts';
import { superviseChild, type ChildSpecification, type SupervisedChild } from './supervisor.ts';
import type { Teardown } from './teardown.ts';
import { ensureWebRelease, type WebRelease } from './web-release.ts';
import { buildWorkerRelease, type WorkerRelease } from './worker-release.ts';

export type LaunchContext = {
  options: LaunchOptions;
  environment: { databaseUrl: string | null; inherited: NodeJS.ProcessEnv };
  reporter: Reporter;
  /** What was started, to be ended in reverse order. */
  teardown: Teardown;
  /** Aborts when it is to stop. */
  stopping: AbortSignal;
};

/** From the first process to the first answer; a worker reads its code, the web app its routes. */
const READY_LIMIT_MS = 60_000;

/** Starts all parts of Assay, in the order in which they need each other, and returns what to tell. */
export async function launch(
  context: LaunchContext,
): Promise<{ facts: BannerFacts; databaseUrl: string }> {
  const { options, teardown, reporter } = context;
  const { dataFolder } = options;
  const lock = await lockDataFolder(dataFolder);
  teardown.add(() => lock.release());
  const leftovers = await endLeftoverChildren(dataFolder);
  if (leftovers.length > 0) {
    reporter.progress(`Ended what an earlier start left running: ${leftovers.join(', ')}.`);
  }
  const ports = await choosePorts(dataFolder, options.port);
  const secrets = await loadSecrets(dataFolder);
  const { database, releases } = await prepareParts(context);
  context.stopping.throwIfAborted();
  const childFacts = {
    inherited: context.environment.inherited,
    databaseUrl: database.url,
    secrets,
    ports,
    dataFolder,
  };
  const account = await startParts(context, childFacts, releases);
  const facts = {
    url: webUrl(ports),
    ...account,
    dataFolder,
    running: [
      { what: 'web', where: webUrl(ports) },
      { what: 'worker', where: logOf(dataFolder, 'worker') },
      { what: 'reference backend', where: referenceUrl(ports) },
      { what: 'database', where: database.where },
    ],
  };
  return { facts, databaseUrl: database.url };
}

/** What the parts are run from. */
type Releases = { web: WebRelease; worker: WorkerRelease };

/** The database needs a second and the build a minute: side by side, and a failure of one ends the other. */
async function prepareParts(
  context: LaunchContext,
): Promise<{ database: OpenDatabase; releases: Releases }> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.stopping, failed.signal]);
  const work = [prepareDatabasePart(context), prepareReleases(context, signal)] as const;
  try {
    const [database, releases] = await Promise.all(work);
    return { database, releases };
  } catch (error) {
    failed.abort();
    await Promise.allSettled(work);
    throw error;
  }
}

async function prepareDatabasePart(context: LaunchContext): Promise<OpenDatabase> {
  const { options, environment, reporter, teardown } = context;
  const onProgress = (sentence: string) => {
    reporter.progress(sentence);
  };
  const database = await openDatabase({
    givenUrl: environment.databaseUrl,
    dataFolder: options.dataFolder,
    onProgress,
  });
  teardown.add(() => database.stop());
  await migrateDatabase(database, onProgress);
  return database;
}

async function prepareReleases(context: LaunchContext, signal: AbortSignal): Promise<Releases> {
  const build = {
    projectRoot: PROJECT_ROOT,
    logFile: logOf(context.options.dataFolder, 'build'),
    inherited: context.environment.inherited,
    signal,
  };
  const web = await ensureWebRelease({
    ...build,
    onProgress: (sentence) => {
      context.reporter.progress(sentence);
    },
  });
  await ensureGeneratedCode(build);
  return { web, worker: await buildWorkerRelease(signal) };
}

async function startParts(
  context: LaunchContext,
  facts: ChildFacts,
  releases: Releases,
): Promise<Pick<BannerFacts, 'email' | 'password' | 'passwordKind'>> {
  const { options, reporter } = context;
  reporter.progress('Starting the reference backend, the worker and the web app.');
  const reference = await startChild(context, referenceBackendChild(facts));
  await becomeReady(context, reference, {
    what: 'The reference backend',
    url: `${referenceUrl(facts.ports)}/models`,
  });
  // Imported late: it needs code that the first start generates.
  const { prepareFirstStart } = await import('@assay/api/setup/prepare-first-start');
  const account = await prepareFirstStart({
    databaseUrl: facts.databaseUrl,
    referenceUrl: referenceUrl(facts.ports),
    demo: options.demo,
    webUrl: webUrl(facts.ports),
    cliTokenFile: path.join(options.dataFolder, 'cli-token.json'),
  });
  await startChild(context, workerChild(facts, releases.worker));
  const web = await startChild(context, webChild(facts, releases.web));
  const url = `http://127.0.0.1:${facts.ports.web}/api/health`;
  await becomeReady(context, web, { what: 'The web app', url });
  return account;
}

async function startChild(
  context: LaunchContext,
  specification: ChildSpecification,
): Promise<SupervisedChild> {
  const child = await superviseChild(specification, {
    dataFolder: context.options.dataFolder,
    onEvent: (sentence) => {
      context.reporter.progress(sentence);
    },
  });
  context.teardown.add((hurry) => child.stop(hurry));
  return child;
}

function becomeReady(
  context: LaunchContext,
  child: SupervisedChild,
  wanted: { what: string; url: string },
): Promise<void> {
  return waitUntilReady({
    ...wanted,
    deadlineMs: READY_LIMIT_MS,
    logFile: child.logFile,
    deaths: () => child.deaths(),
    signal: context.stopping,
  });
}

function logOf(dataFolder: string, name: string): string {
  return path.join(dataFolder, 'logs', `${name}.log`);
}
