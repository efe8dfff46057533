import path from 'node:path';

import type { Ports } from './ports.ts';
import { PROJECT_ROOT, projectVersion, typescriptOptions } from './project.ts';
import type { Secrets } from './secrets.ts';
import type { ChildSpecification } from './supervisor.ts';
import type { WebRelease } from './web-release.ts';
import type { WorkerRelease } from './worker-release.ts';

/** What the children need to know about this start. */
export type ChildFacts = {
  inherited: NodeJS.ProcessEnv;
  databaseUrl: string;
  secrets: Secrets;
  ports: Ports;
  dataFolder: string;
};

export function webUrl(ports: Ports): string {
  return `http://localhost:${ports.web}`;
}

/** Where the worker reaches the reference backend, as it would reach any other. */
export function referenceUrl(ports: Ports): string {
  return `http://127.0.0.1:${ports.reference}/v1`;
}

export function referenceBackendChild(facts: ChildFacts): ChildSpecification {
  return typescriptChild('reference-backend', 'apps/reference-backend/src/main.ts', {
    ...facts.inherited,
    ASSAY_REFERENCE_PORT: String(facts.ports.reference),
  });
}

/** Somebody waits at the terminal; and a child that has not ended 10 s after it was asked is killed. */
const DRAIN_SECONDS = '5';

export function workerChild(facts: ChildFacts, release: WorkerRelease): ChildSpecification {
  return {
    name: 'worker',
    entry: release.entry,
    nodeOptions: release.nodeOptions,
    folder: PROJECT_ROOT,
    environment: {
      ...facts.inherited,
      NODE_ENV: 'production',
      DATABASE_URL: facts.databaseUrl,
      ASSAY_SECRET_KEY: facts.secrets.secretKey,
      ASSAY_WORKER_PORT: String(facts.ports.worker),
      ASSAY_DRAIN_SECONDS: facts.inherited.ASSAY_DRAIN_SECONDS ?? DRAIN_SECONDS,
    },
  };
}

export function webChild(facts: ChildFacts, release: WebRelease): ChildSpecification {
  return {
    name: 'web',
    entry: release.server,
    nodeOptions: [],
    folder: release.folder,
    environment: {
      ...facts.inherited,
      NODE_ENV: 'production',
      PORT: String(facts.ports.web),
      HOSTNAME: '127.0.0.1',
      DATABASE_URL: facts.databaseUrl,
      NEXTAUTH_URL: webUrl(facts.ports),
      NEXTAUTH_SECRET: facts.secrets.sessionSecret,
      ASSAY_SECRET_KEY: facts.secrets.secretKey,
      ASSAY_VERSION: projectVersion(),
      ASSAY_UPLOADS: path.join(facts.dataFolder, 'uploads'),
    },
  };
}

function typescriptChild(
  name: string,
  entry: string,
  environment: NodeJS.ProcessEnv,
): ChildSpecification {
  return {
    name,
    entry: path.join(PROJECT_ROOT, entry),
    nodeOptions: typescriptOptions(),
    folder: PROJECT_ROOT,
    environment,
  };
}
