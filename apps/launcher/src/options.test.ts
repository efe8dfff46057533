import { expect, test } from 'vitest';

import { readEnvironment } from './env.ts';
import { readOptions } from './options.ts';

const nothing = { port: null, dataFolder: null };

test('without options the web app is at 3000 and the data lie in the project', () => {
  expect(readOptions([], nothing, '/project')).toEqual({
    json: false,
    help: false,
    demo: true,
    port: 3000,
    dataFolder: '/project/data',
  });
});

test('the command line wins over the environment', () => {
  const environment = readEnvironment({ PORT: '4000', ASSAY_DATA: '/elsewhere' });

  expect(readOptions([], environment, '/project')).toMatchObject({
    port: 4000,
    dataFolder: '/elsewhere',
  });
  expect(
    readOptions(
      ['--port', '5000', '--data=/third', '--no-demo', '--json'],
      environment,
      '/project',
    ),
  ).toMatchObject({ port: 5000, dataFolder: '/third', demo: false, json: true });
});

test.each(['0', '65536', '80.5', 'web', ''])('rejects the port %j in one sentence', (port) => {
  expect(() => readOptions([`--port=${port}`], nothing, '/project')).toThrow(
    /is not a number from 1 to 65535: name another with --port or PORT/,
  );
});

test('rejects an unknown option in one sentence', () => {
  expect(() => readOptions(['--prot', '5'], nothing, '/project')).toThrow(
    /^Unknown option '--prot': see `npm start -- --help`\.$/,
  );
});

test('an empty variable counts as absent', () => {
  expect(readEnvironment({ PORT: '', DATABASE_URL: '', ASSAY_DATA: '' })).toMatchObject({
    port: null,
    databaseUrl: null,
    dataFolder: null,
  });
});

test('a malformed variable is told in one sentence that names it', () => {
  expect(() => readEnvironment({ DATABASE_URL: 'mysql://x' })).toThrow(
    /^Set DATABASE_URL to a URL/,
  );
  expect(() => readEnvironment({ PORT: 'three' })).toThrow(/^Set PORT to a number/);
});
