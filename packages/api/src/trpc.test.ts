import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { AssayError, ERROR_CODES, type ErrorCode } from '@assay/contracts/errors';

import type { Actor } from './actor.ts';
import { appRouter } from './root.ts';
import { createApiServices, type ApiServices } from './services.ts';
import { allow, router } from './trpc.ts';

const member: Actor = {
  kind: 'session',
  sessionId: null,
  userId: 1,
  email: 'ada@example.test',
  name: 'Ada',
  role: 'member',
  passwordIsOneTime: false,
  hasPassword: true,
  workspace: { id: 1, slug: 'home', name: 'Home' },
};

/** Every call to the database fails, with its address in the error's text. */
let broken: ApiServices;

beforeAll(() => {
  broken = createApiServices({
    databaseUrl: 'postgresql://assay:hunter2@127.0.0.1:1/nowhere',
    secretKey: '07'.repeat(32),
  });
});

afterAll(() => broken.close());

const oddRouter = router({
  fail: allow('viewer')
    .input(z.enum(ERROR_CODES))
    .query(({ input }) => {
      throw new AssayError(input, `A sentence about ${input}.`, { cause: new Error('hunter2') });
    }),
  leak: allow('viewer').query(() => {
    throw new Error('select * from "user" where password = hunter2');
  }),
  badOutput: allow('viewer')
    .output(z.object({ count: z.int('hunter2 is not a count') }))
    .query(() => ({ count: 1.5 })),
});

async function ask(
  path: string,
  {
    input,
    actor = member,
    routed = appRouter,
  }: {
    input?: unknown;
    actor?: Actor | null;
    routed?: typeof appRouter | typeof oddRouter;
  } = {},
) {
  const url = new URL(`http://web.test/api/trpc/${path}`);
  if (input !== undefined)
    url.searchParams.set('input', JSON.stringify(superjson.serialize(input)));
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(url),
    router: routed,
    createContext: () => ({ services: broken, actor }),
  });
  const text = await response.text();
  const body = JSON.parse(text) as { error: { json: { message: string; data: unknown } } };
  return { status: response.status, text, error: body.error.json };
}

const SILENT = 'Something went wrong on the server; its log says what.';

test.each(['sweeps.list', 'backends.list', 'leaderboard.get', 'workers.list'])(
  '%s says nothing of a fault of the server but that there was one',
  async (path) => {
    const { status, text, error } = await ask(path, { input: {} });
    expect(status).toBe(500);
    expect(error.message).toBe(SILENT);
    expect(error.data).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      httpStatus: 500,
      path,
      fields: null,
    });
    expect(text).not.toMatch(/hunter2|127\.0\.0\.1|ECONNREFUSED|prisma|stack|\.ts/i);
  },
);

test('the text of an unknown error stays on the server', async () => {
  const { status, text, error } = await ask('leak', { routed: oddRouter });
  expect(status).toBe(500);
  expect(error.message).toBe(SILENT);
  expect(text).not.toMatch(/hunter2|select|stack/);
});

test('an answer of ours that breaks its own contract is a fault of the server, not of the input', async () => {
  const { status, text, error } = await ask('badOutput', { routed: oddRouter });
  expect(status).toBe(500);
  expect(error.message).toBe(SILENT);
  expect(error.data).toMatchObject({ fields: null });
  expect(text).not.toContain('hunter2');
});

test.each<[ErrorCode, number]>([
  ['bad-input', 400],
  ['not-signed-in', 401],
  ['not-allowed', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['backend-unreachable', 502],
  ['unavailable', 503],
])(
  'the sentence of a %s error reaches the reader with HTTP %i, without its cause',
  async (code, expected) => {
    const { status, text, error } = await ask('fail', { input: code, routed: oddRouter });
    expect(status).toBe(expected);
    expect(error.message).toBe(`A sentence about ${code}.`);
    expect(text).not.toContain('hunter2');
  },
);

test('a wrong input gives one sentence, and the complaints by field', async () => {
  const sampling = { temperature: 0.8, topP: 1, maxTokens: 100 };
  const { status, error } = await ask('sweeps.plan', {
    input: { checkpointIds: [], benchmarkVersionIds: [], repeats: 0, sampling },
  });
  expect(status).toBe(400);
  expect(error.message).toBe('Choose at least one checkpoint.');
  expect(error.data).toMatchObject({
    code: 'BAD_REQUEST',
    fields: {
      checkpointIds: ['Choose at least one checkpoint.'],
      benchmarkVersionIds: ['Choose at least one benchmark.'],
      repeats: [expect.any(String)],
    },
  });
});

test('a missing input is a wrong one', async () => {
  const { status, error } = await ask('sweeps.get');
  expect(status).toBe(400);
  expect(error.message).not.toContain('\n');
});

test('a guest learns nothing but to sign in, also of procedures whose input is wrong', async () => {
  const { status, error } = await ask('sweeps.get', { input: { id: -1 }, actor: null });
  expect(status).toBe(401);
  expect(error.message).toBe('Sign in first.');
});
