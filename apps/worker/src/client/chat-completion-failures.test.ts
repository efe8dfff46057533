import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';

import { requestChatCompletion } from './chat-completion.ts';
import { ask, delta, event, stream } from './fake-chat-server.ts';
import { GenerationError } from './generation-error.ts';

async function faultOf(asked: Promise<unknown>): Promise<GenerationError> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GenerationError) return error;
  throw new Error(`not a GenerationError: ${String(error)}`);
}

describe('requestChatCompletion, when it fails,', () => {
  it('never takes [DONE] without a finish reason for success', async () => {
    const error = await faultOf(ask(stream(delta('half'), event('[DONE]'))));
    expect(error.fault).toEqual({ kind: 'incomplete' });
    expect(error.partialText).toBe('half');
  });

  it('takes an empty finish reason, which some send with every piece, for none', async () => {
    const piece = event({ choices: [{ delta: { content: 'half' }, finish_reason: '' }] });
    const error = await faultOf(ask(stream(piece, event('[DONE]'))));
    expect(error.fault).toEqual({ kind: 'incomplete' });
    const reply = await ask(stream(piece, delta('', 'stop')));
    expect(reply.finish).toBe('stop');
  });

  it('fails at an error event, even after text and before [DONE]', async () => {
    const error = await faultOf(
      ask(
        stream(
          delta('half'),
          event({ error: { message: 'queue full', type: 'x', code: 503 } }),
          event('[DONE]'),
        ),
      ),
    );
    expect(error.fault).toMatchObject({ kind: 'stream-error', status: 503 });
    expect(error.message).toBe('queue full');
    expect(error.partialText).toBe('half');
  });

  it('tells an aborted generation from a result', async () => {
    for (const reason of ['abort', 'insufficient_system_resource', 'load', 'unload']) {
      const error = await faultOf(ask(stream(delta('half', reason))));
      expect(error.fault).toEqual({ kind: 'server-abort' });
    }
  });

  it("reads llama.cpp's earlier error line, which is no event", async () => {
    const line = 'error: {"code":400,"message":"too long","type":"exceed_context_size_error"}';
    const error = await faultOf(ask(stream(delta('half'), `${line}\n\n`)));
    expect(error.fault).toMatchObject({ kind: 'stream-error', status: 400 });
    expect(error).toMatchObject({ message: 'too long', partialText: 'half' });
  });

  it('keeps a reply that has ended, where the server then leaves it open without a word', async () => {
    const reply = await ask(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(delta('whole', 'stop'));
      },
      undefined,
      { limits: { firstByteMs: 1_000, idleMs: 100, totalMs: 60_000 } },
    );
    expect(reply.content).toBe('whole');
  });

  it('tells a socket that drops in the middle from one that drops before the first byte', async () => {
    const inTheMiddle = await faultOf(
      ask((_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(delta('half'), () => setTimeout(() => response.destroy(), 10));
      }),
    );
    expect(inTheMiddle.fault).toEqual({ kind: 'reset', beforeFirstByte: false });
    expect(inTheMiddle.partialText).toBe('half');
    const before = await faultOf(ask((request) => request.socket.destroy()));
    expect(before.fault).toEqual({ kind: 'reset', beforeFirstByte: true });
  });

  it('keeps a reply whose socket drops after the finish reason', async () => {
    const reply = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta('whole', 'stop'), () => setTimeout(() => response.destroy(), 10));
    });
    expect(reply.content).toBe('whole');
  });

  it('does not wait for a server that leaves the reply open after [DONE]', async () => {
    const reply = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta('whole', 'stop') + event('[DONE]'));
    });
    expect(reply.content).toBe('whole');
  });

  it.each([
    [
      '{"error":{"message":"slow down","code":"rate_limit_exceeded"}}',
      'HTTP 429: slow down',
      'rate_limit_exceeded',
    ],
    ['{"object":"error","message":"full","code":429}', 'HTTP 429: full', null],
    [
      '{"error":"Model is overloaded","error_type":"overloaded"}',
      'HTTP 429: Model is overloaded',
      'overloaded',
    ],
    ['[{"error":{"code":429,"message":"slow down","status":"X"}}]', 'HTTP 429: slow down', null],
    ['plain text', 'HTTP 429: plain text', null],
    ['', 'HTTP 429', null],
  ])('reads the error body %s with Retry-After', async (body, message, errorCode) => {
    const error = await faultOf(
      ask((_, response) => {
        response.writeHead(429, { 'retry-after': '3' });
        response.end(body);
      }),
    );
    expect(error.fault).toEqual({ kind: 'http', status: 429, errorCode, retryAfterMs: 3_000 });
    expect(error.message).toBe(message);
  });

  it('says what a page is that answers in place of the API', async () => {
    const error = await faultOf(
      ask((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html>Welcome</html>');
      }),
    );
    expect(error.fault).toEqual({ kind: 'malformed' });
    expect(error.message).toContain('Welcome');
  });

  it('refuses an event that is not JSON', async () => {
    const error = await faultOf(ask(stream(event('hello'))));
    expect(error.fault).toEqual({ kind: 'malformed' });
  });

  it('tells JSON that has lost its end from what is no reply', async () => {
    const inEvent = await faultOf(ask(stream(event('{"choices":'))));
    expect(inEvent.fault).toEqual({ kind: 'incomplete' });
    const whole = await faultOf(
      ask((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"choices":[{"message":{"content":"ha');
      }),
    );
    expect(whole.fault).toEqual({ kind: 'incomplete' });
    const nothing = await faultOf(
      ask((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end();
      }),
    );
    expect(nothing.fault).toEqual({ kind: 'incomplete' });
    const atTheEnd = await faultOf(ask(stream(delta('half'), 'data: {"choices":[{"fin')));
    expect(atTheEnd.fault).toEqual({ kind: 'incomplete' });
    expect(atTheEnd.partialText).toBe('half');
  });

  it.each([
    [event({ error: { message: 'gone', code: 503 } }), 503, 'gone'],
    [`event: error\n${event({ message: 'gone', code: 503 })}`, 503, 'gone'],
    [`event: error\n${event('all is lost')}`, null, 'all is lost'],
    [event({ error: 'Model is overloaded', error_type: 'overloaded' }), 429, 'Model is overloaded'],
    [event({ error: { message: 'slow down', code: 'rate_limit_exceeded' } }), 429, 'slow down'],
  ])('fails at the error event %j even after a finish reason', async (said, status, message) => {
    const error = await faultOf(ask(stream(delta('whole', 'stop'), said, event('[DONE]'))));
    expect(error.fault).toMatchObject({ kind: 'stream-error', status });
    expect(error.message).toBe(message);
    expect(error.partialText).toBe('whole');
  });

  it('does not wait for the rest of an error reply', async () => {
    const error = await faultOf(
      ask(
        (_, response) => {
          response.writeHead(500, { 'content-type': 'application/json' });
          response.write('{"error":');
        },
        undefined,
        { limits: { firstByteMs: 60_000, idleMs: 50, totalMs: 60_000 } },
      ),
    );
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'idle' });
  });

  it('ignores token figures that are no counts', async () => {
    const usage = { prompt_tokens: -1, completion_tokens: 1e12, reasoning_tokens: '7' };
    const reply = await ask(
      stream(event({ choices: [{ delta: {}, finish_reason: 'stop' }], usage })),
    );
    expect(reply).toMatchObject({
      promptTokens: null,
      completionTokens: null,
      thinkingTokens: null,
    });
  });

  it('tells a server that is not there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const dispatcher = new Agent();
    onTestFinished(() => dispatcher.destroy());
    const error = await faultOf(
      requestChatCompletion({
        dispatcher,
        origin: `http://127.0.0.1:${port}`,
        path: '/',
        secret: null,
        body: '{}',
        limits: null,
        isQueued: () => Promise.resolve(null),
        signal: new AbortController().signal,
      }),
    );
    expect(error.fault).toEqual({ kind: 'unreachable' });
  });

  it('leaves no listener on the signal, which outlives a million replies', async () => {
    const { signal } = new AbortController();
    await ask(stream(delta('x', 'stop')), signal);
    await faultOf(ask(stream(delta('x')), signal));
    await faultOf(ask((request) => request.socket.destroy(), signal));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('closes the connection when it is told to stop, and throws the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let closed: (value: unknown) => void = () => undefined;
    const gone = new Promise((resolve) => {
      closed = resolve;
    });
    const asked = ask((_, response) => {
      response.on('close', closed);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta('half'), () => {
        controller.abort(reason);
      });
    }, controller.signal);
    await expect(asked).rejects.toBe(reason);
    await gone;
  });
});
