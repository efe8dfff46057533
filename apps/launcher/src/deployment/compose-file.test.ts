import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { loadCompose, projectRoot, readComposeText, readServices } from './compose-file.ts';

const required = {
  POSTGRES_PASSWORD: 'ab'.repeat(24),
  NEXTAUTH_SECRET: 'cd'.repeat(32),
  ASSAY_SECRET_KEY: 'ef'.repeat(32),
};
const compose = loadCompose(readComposeText(), required);
const services = readServices(compose);

describe('docker-compose.yml', () => {
  test('is valid under the schema of the Compose Specification', () => {
    const validate = composeValidator();
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
  });

  test('would not be valid with a misspelt key, so the schema is really asked', () => {
    const misspelt = { ...z.looseObject({}).parse(compose), services: { web: { comand: 'x' } } };
    expect(composeValidator()(misspelt)).toBe(false);
  });

  test.each(Object.keys(required))('refuses to start without %s, with a sentence', (name) => {
    const others = { ...required, [name]: '' };
    expect(() => loadCompose(readComposeText(), others)).toThrow(
      new RegExp(`^Set ${name} to the output of openssl rand -hex \\d+\\.$`),
    );
  });

  test('holds no fixed secret: each is exactly what the environment gave', () => {
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([key]) => /PASSWORD|SECRET|DATABASE_URL/.test(key)),
    );
    const unset = new Set(['GITHUB_SECRET', 'OIDC_CLIENT_SECRET']);
    expect(secrets.length).toBeGreaterThan(5);
    for (const [key, value] of secrets) {
      if (unset.has(key)) expect(value).toBe('');
      else expect(Object.values(required).some((secret) => value.includes(secret))).toBe(true);
    }
  });

  test('starts web and worker only on a healthy database with finished migrations', () => {
    for (const name of ['web', 'worker']) {
      expect(services[name]?.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
    }
    expect(services.postgres).toHaveProperty('healthcheck.test');
  });

  test('names only Dockerfiles, build contexts and programs that exist', () => {
    for (const { build, command } of Object.values(services)) {
      if (build) {
        const context = path.join(projectRoot, build.context);
        expect(existsSync(path.join(context, build.dockerfile)), build.dockerfile).toBe(true);
      }
      for (const word of command.filter((part) => /\.m?[jt]s$/.test(part))) {
        expect(existsSync(path.join(projectRoot, word)), word).toBe(true);
      }
    }
  });

  test('gives the web app an environment that it accepts, and nothing it does not know', async () => {
    const { parseEnv } = await importEnv('web');
    const passed = services.web?.environment ?? {};
    expect(Object.keys(z.looseObject({}).parse(parseEnv(passed))).sort()).toEqual(
      Object.keys(passed)
        .filter((name) => passed[name] !== '')
        .sort(),
    );
  });

  test.each(['worker', 'reference-backend'])(
    'gives the %s an environment that it accepts',
    async (name) => {
      const { readEnv } = await importEnv(name);
      expect(() => readEnv(services[name]?.environment ?? {})).not.toThrow();
    },
  );

  test('lets the reference backend be reached from the other containers', async () => {
    const { readEnv } = await importEnv('reference-backend');
    expect(readEnv(services['reference-backend']?.environment ?? {})).toMatchObject({
      host: '0.0.0.0',
      port: 8399,
    });
  });
});

/** The schema as the Compose project publishes it; the package carries it unchanged. */
function composeValidator() {
  const packageFile = createRequire(import.meta.url).resolve('dclint/package.json');
  const file = path.join(path.dirname(packageFile), 'schemas/compose.schema.json');
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  // It names its meta-schema by https, under which Ajv does not know draft 7; its formats are Docker's own.
  const rules = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
  return new Ajv({ strict: false, validateFormats: false }).compile(rules);
}

type EnvReader = (source: Record<string, string>) => unknown;
const envModule = z.looseObject({
  parseEnv: z.custom<EnvReader>((value) => typeof value === 'function').optional(),
  readEnv: z.custom<EnvReader>((value) => typeof value === 'function').optional(),
});

/** By path: an app never imports another, and this test asks them only what they would say in a container. */
async function importEnv(app: string): Promise<{ parseEnv: EnvReader; readEnv: EnvReader }> {
  const file = path.join(projectRoot, 'apps', app, 'src/env.ts');
  const found = envModule.parse(await import(pathToFileURL(file).href));
  return {
    parseEnv: found.parseEnv ?? missing,
    readEnv: found.readEnv ?? missing,
  };
}

function missing(): never {
  throw new Error('This app reads its environment by another function: name it here.');
}
