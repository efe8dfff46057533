import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { webChild, webUrl } from '../children.ts';
import { readEnvironment } from '../env.ts';
import { PROJECT_ROOT } from '../project.ts';
import { waitUntilReady } from '../ready.ts';
import { superviseChild } from '../supervisor.ts';
import { ensureWebRelease, type WebRelease } from '../web-release.ts';

export type TestWeb = { url: string; stop(): Promise<void> };

export type TestWebOptions = {
  release: WebRelease;
  port: number;
  databaseUrl: string;
  /** Gets its log. */
  dataFolder: string;
  /** Variables of this app in addition to those that every start sets. */
  environment: Record<string, string>;
};

const READY_LIMIT_MS = 30_000;

/** The web app as it is released; built first when the sources have changed since. */
export function testWebRelease(dataFolder: string): Promise<WebRelease> {
  return ensureWebRelease({
    projectRoot: PROJECT_ROOT,
    logFile: path.join(dataFolder, 'logs/build.log'),
    inherited: readEnvironment().inherited,
    onProgress: () => undefined,
  });
}

/** Where a web app on `port` is reached, known before it runs. */
export function testWebUrl(port: number): string {
  return webUrl({ web: port, worker: 0, reference: 0 });
}

/** Starts the built web app as the launcher does, and waits until it answers. */
export async function startTestWeb(options: TestWebOptions): Promise<TestWeb> {
  const { port, release, databaseUrl, dataFolder } = options;
  const facts = {
    inherited: { ...readEnvironment().inherited, ...options.environment },
    databaseUrl,
    secrets: { sessionSecret: randomSecret(), secretKey: randomSecret() },
    ports: { web: port, worker: 0, reference: 0 },
    dataFolder,
  };
  const specification = { ...webChild(facts, release), name: `web-${port}` };
  const child = await superviseChild(specification, { dataFolder, onEvent: () => undefined });
  await waitUntilReady({
    what: 'The web app',
    url: `http://127.0.0.1:${port}/api/health`,
    deadlineMs: READY_LIMIT_MS,
    logFile: child.logFile,
    deaths: () => child.deaths(),
    signal: AbortSignal.timeout(READY_LIMIT_MS),
  });
  return { url: testWebUrl(port), stop: () => child.stop() };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64');
}
