import { expect, it } from 'vitest';

import { readEnv } from './env.ts';

const good = {
  DATABASE_URL: 'postgresql://u:p@h/d',
  ASSAY_SECRET_KEY: 'ab'.repeat(32),
};

it('reads what is given and fills in the rest', () => {
  expect(readEnv({ ...good, ASSAY_WORKER_NAME: 'local' })).toEqual({
    databaseUrl: good.DATABASE_URL,
    secretKey: Buffer.alloc(32, 0xab),
    host: '127.0.0.1',
    port: 0,
    drainMs: 30_000,
    concurrency: 4,
    name: 'local',
    logLevel: 'info',
    sandbox: 'auto',
    endsWithStdin: false,
  });
});

it.each([
  [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgresql://'],
  [{ ASSAY_SECRET_KEY: undefined }, 'ASSAY_SECRET_KEY is missing'],
  [{ ASSAY_SECRET_KEY: 'short' }, 'ASSAY_SECRET_KEY is not 32 bytes'],
  [{ ASSAY_WORKER_PORT: 'http' }, 'ASSAY_WORKER_PORT must be a port'],
  [{ ASSAY_WORKER_CONCURRENCY: '0' }, 'ASSAY_WORKER_CONCURRENCY'],
  [{ ASSAY_DRAIN_SECONDS: '-1' }, 'ASSAY_DRAIN_SECONDS'],
  [{ ASSAY_SANDBOX: 'none' }, 'ASSAY_SANDBOX must be one of auto, bubblewrap-python'],
])('names the variable that is wrong: %j', (wrong, sentence) => {
  expect(() => readEnv({ ...good, ...wrong })).toThrow(sentence);
});
