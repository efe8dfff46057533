import { Agent } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { DIALECTS, type Dialect } from '@assay/contracts/backends';
import type { Fault } from '@assay/inference-simulator/faults/fault';
import { startSimulator, type Simulator } from '@assay/inference-simulator/start-simulator';

import { requestChatCompletion } from './chat-completion.ts';
import { classifyFailure, type FailureClass } from './classify-failure.ts';
import { GenerationError } from './generation-error.ts';

/** What is done about each way to fail, in the shapes and codes of each dialect (see docs/simulator.md). */
type Expected = [action: FailureClass['action'], code: string, counts?: boolean];

const OVERFLOW: Expected = ['result', 'context-exceeded'];
const away = (status: number): Expected => ['back-off', `http-${status}`, false];
const passing = (status: number): Expected => ['back-off', `http-${status}`, true];
const broken = (status: number): Expected => ['run-broken', `http-${status}`];

const everywhere = (expected: Expected, but: Partial<Record<Dialect, Expected>> = {}) =>
  Object.fromEntries(DIALECTS.map((dialect) => [dialect, but[dialect] ?? expected])) as Record<
    Dialect,
    Expected
  >;

const QUOTA_SPENT: Expected = ['run-broken', 'quota-spent'];

const TABLE: [Fault, Record<Dialect, Expected>][] = [
  [{ kind: 'context-refused' }, everywhere(OVERFLOW)],
  // TGI takes the name for an adapter that it does not have.
  [{ kind: 'model-missing' }, everywhere(broken(404), { tgi: ['never', 'http-422'] })],
  [{ kind: 'unauthorized' }, everywhere(broken(401))],
  [{ kind: 'loading-model' }, everywhere(away(503))],
  [{ kind: 'overloaded' }, everywhere(away(503), { tgi: away(429) })],
  [
    { kind: 'rate-limited', style: 'none', retryAfterMs: 1 },
    everywhere(away(429), { llamacpp: away(503) }),
  ],
  // TGI and llama.cpp know no quota: a gateway before them says it in their words for "full".
  [{ kind: 'insufficient-quota' }, everywhere(QUOTA_SPENT, { llamacpp: away(503) })],
  [{ kind: 'server-error' }, everywhere(passing(500))],
  [{ kind: 'generation-failed' }, everywhere(passing(500), { tgi: passing(424) })],
  [{ kind: 'http-error', status: 502, body: 'html' }, everywhere(away(502))],
  [{ kind: 'http-error', status: 529 }, everywhere(away(529))],
  [{ kind: 'http-error', status: 501 }, everywhere(['never', 'http-501'])],
  [{ kind: 'http-error', status: 408, body: 'empty' }, everywhere(passing(408))],
  [{ kind: 'reset-before-headers' }, everywhere(['retry-now', 'reset', true])],
  [{ kind: 'close-before-headers' }, everywhere(['retry-now', 'reset', true])],
  [{ kind: 'reset-mid-stream', afterTokens: 3 }, everywhere(['back-off', 'reset', true])],
  [{ kind: 'finish-abort', afterTokens: 3 }, everywhere(['back-off', 'server-abort'])],
  [{ kind: 'no-finish' }, everywhere(['back-off', 'incomplete', true])],
  [{ kind: 'ends-early', afterTokens: 3 }, everywhere(['back-off', 'incomplete', true])],
];

const dispatcher = new Agent();

async function failureAt(simulator: Simulator, dialect: Dialect): Promise<FailureClass> {
  const body = {
    model: 'sim-a',
    messages: [{ role: 'user', content: 'What is 1 + 1?' }],
    stream: true,
  };
  const error: unknown = await requestChatCompletion({
    dispatcher,
    origin: simulator.urls[0] ?? '',
    path: '/v1/chat/completions',
    secret: null,
    body: JSON.stringify(body),
    limits: null,
    isQueued: () => Promise.resolve(null),
    signal: new AbortController().signal,
  }).then(
    () => 'a reply',
    (reason: unknown) => reason,
  );
  if (error instanceof GenerationError) return classifyFailure(error, dialect);
  throw new Error(`not a GenerationError: ${String(error)}`);
}

afterAll(() => dispatcher.destroy());

describe.each(DIALECTS)('classifyFailure of what %s answers', (dialect) => {
  let simulator: Simulator;

  beforeAll(async () => {
    const models = [{ id: 'sim-a', thinkingMedianTokens: 12 }];
    simulator = await startSimulator({ dialect, speed: 1_000, models });
  });

  afterEach(() => {
    simulator.setFaults([]);
  });

  afterAll(() => simulator.close());

  it.each(TABLE.map(([fault, expected]) => [fault.kind, fault, expected[dialect]] as const))(
    '%s',
    async (_, fault, [action, code, counts]) => {
      simulator.setFaults([{ fault }]);
      expect(await failureAt(simulator, dialect)).toMatchObject({
        action,
        code,
        ...(counts === undefined ? {} : { counts }),
      });
    },
  );

  it.each([
    ['retry-after-seconds', 2_000],
    ['retry-after-ms', 1_500],
    ['reset-duration', 1_500],
    ['reset-seconds', 2_000],
    ['azure', 1_500],
    ['none', null],
  ] as const)('reads the pause that is asked for as %s', async (style, expected) => {
    simulator.setFaults([{ fault: { kind: 'rate-limited', style, retryAfterMs: 1_500 } }]);
    expect((await failureAt(simulator, dialect)).retryAfterMs).toBe(expected);
  });

  it('tells a failure inside a reply that began with 200', async () => {
    simulator.setFaults([{ fault: { kind: 'error-event', afterTokens: 3 } }]);
    const { action } = await failureAt(simulator, dialect);
    expect(action).toBe('back-off');
  });
});
