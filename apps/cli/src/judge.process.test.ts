import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from 'vitest';

import { answersOf, startAssay } from './testing/assay-command.ts';

let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

interface Question {
  model: string;
  messages: { role: string; content: string }[];
}

/** A chat API on a real socket; resolves with its base URL. */
async function serve(
  answer: (question: Question, request: IncomingMessage, response: ServerResponse) => string,
): Promise<string> {
  const server = createServer((request, response) => {
    json(request)
      .then((question) => {
        const content = answer(question as Question, request, response);
        const choices = [{ message: { content }, finish_reason: 'stop' }];
        response.end(JSON.stringify({ choices }));
      })
      .catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

function grade(args: string[], lines: readonly object[]) {
  return answersOf(startAssay(['grade', ...args], { JUDGE_KEY: 'sk-judge' }), lines);
}

function line(id: number, reply: string, more: object = {}) {
  return { id, kind: 'judge', gold: 'Paris', prompt: 'The capital of France?', reply, ...more };
}

describe('assay grade with a judge', () => {
  it('lets it decide, alone or after a rule, and asks the same thing once', async () => {
    const asked: Question[] = [];
    const keys = new Set<string | undefined>();
    const url = await serve((question, { headers }) => {
      asked.push(question);
      keys.add(headers.authorization);
      const prompt = question.messages[0]?.content ?? '';
      return prompt.includes('The one on the Seine.') ? 'Verdict: correct' : 'I do not know.';
    });
    const params = { rule: { kind: 'text' } };
    const { answers, complaints, code } = await grade(
      ['--judge-url', url, '--judge-model', 'judge-7b', '--judge-key-env', 'JUDGE_KEY'],
      [
        line(1, 'The one on the Seine.'),
        line(2, 'The one on the Seine.'),
        line(3, 'Answer: Paris', { params }),
        line(4, 'Lyon, I believe.'),
      ],
    );
    expect(answers).toMatchObject([
      { id: 1, verdict: 'correct', grader: 'judge', version: '1' },
      { id: 2, verdict: 'correct' },
      { id: 3, verdict: 'correct', scores: { 'judge-asked': 0 } },
      { id: 4, verdict: 'unscorable', reason: 'unreadable-judgement' },
    ]);
    expect(answers[0]?.detail).toContain('Judged by "judge-7b" of 127.0.0.1:');
    expect(asked.map(({ model }) => model)).toEqual(['judge-7b', 'judge-7b']);
    expect([...keys]).toEqual(['Bearer sk-judge']);
    expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
  });

  it('asks again when the judge fails for a moment', async () => {
    let count = 0;
    const url = await serve((_question, _request, response) => {
      count += 1;
      response.statusCode = count === 1 ? 503 : 200;
      return '{"verdict": "incorrect"}';
    });
    const args = ['--judge-url', url, '--judge-model', 'judge-7b'];
    const { answers, code } = await grade(args, [line(1, 'Lyon.')]);
    expect({ answers, code }).toMatchObject({ answers: [{ verdict: 'incorrect' }], code: 0 });
    expect(count).toBe(2);
  });

  it.each([
    [400, { verdict: 'unscorable', reason: 'unreadable-judgement' }, 0],
    [401, { line: 1, error: { code: 'judge-unavailable' } }, 1],
  ])(
    'tells a refused question from a judge that cannot be asked: HTTP %d',
    async (status, answer, exit) => {
      const url = await serve((_question, _request, response) => {
        response.statusCode = status;
        return 'no';
      });
      const args = ['--judge-url', url, '--judge-model', 'judge-7b'];
      const { answers, code } = await grade(args, [line(1, 'Lyon.')]);
      expect(answers).toMatchObject([answer]);
      expect(code).toBe(exit);
    },
  );

  it('says of lines that need a judge that there is none, and goes on', async () => {
    const params = { rule: { kind: 'text' } };
    const { answers, code } = await grade(
      [],
      [line(1, 'Lyon.'), line(2, 'Answer: Paris', { params })],
    );
    expect(answers).toMatchObject([
      {
        line: 1,
        error: {
          code: 'judge-unavailable',
          message: 'This line needs a judge: name one with --judge-url and --judge-model.',
        },
      },
      { id: 2, verdict: 'correct' },
    ]);
    expect(code).toBe(1);
  });

  it.each([
    [['--judge-url', 'http://127.0.0.1:1/v1'], 'needs both --judge-url and --judge-model'],
    [['--judge-url', 'localhost:8000', '--judge-model', 'm'], 'It is a URL such as'],
    [['--judge-key-env', 'NO_SUCH_KEY'], 'The variable NO_SUCH_KEY of --judge-key-env is not set'],
  ])('refuses %j', async (args, message) => {
    const { answers, complaints, code } = await grade(args, [line(1, 'Lyon.')]);
    expect({ answers, code }).toEqual({ answers: [], code: 1 });
    expect(complaints).toContain(message);
  });
});
