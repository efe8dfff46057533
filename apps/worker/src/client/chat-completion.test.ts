import type { IncomingMessage } from 'node:http';

import { describe, expect, it } from 'vitest';

import { ask, delta, event, stream } from './fake-chat-server.ts';

describe('requestChatCompletion', () => {
  it('puts a streamed reply together, with its tokens and timings', async () => {
    const reply = await ask(
      stream(
        event({ choices: [{ delta: { role: 'assistant', content: '' } }] }),
        delta('<think>a</think>'),
        delta('b'),
        delta('', 'stop'),
        event({
          choices: [],
          usage: {
            prompt_tokens: 5,
            completion_tokens: 7,
            completion_tokens_details: { reasoning_tokens: 3 },
          },
        }),
        event('[DONE]'),
      ),
    );
    expect(reply).toMatchObject({
      content: '<think>a</think>b',
      reasoning: null,
      finish: 'stop',
      promptTokens: 5,
      completionTokens: 7,
      thinkingTokens: 3,
    });
    expect(reply.firstTokenMs).toBeLessThanOrEqual(reply.latencyMs);
  });

  it('sends the body as it is, with the key', async () => {
    let seen: { body: string; key: string | undefined } | null = null;
    await ask((request: IncomingMessage, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen = { body, key: request.headers.authorization };
        stream(delta('x', 'stop'))(request, response);
      });
    });
    expect(seen).toEqual({ body: '{"stream":true}', key: 'Bearer sk-1' });
  });

  it('survives any chunking of characters and events, CRLF and comments', async () => {
    const text = `: keep-alive\r\n\r\n${delta('aé漢😀').replaceAll('\n', '\r\n')}${delta('z', 'length')}`;
    const bytes = Buffer.from(text);
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    const reply = await ask(stream(...single));
    expect(reply).toMatchObject({ content: 'aé漢😀z', finish: 'length', completionTokens: null });
  });

  it('keeps a reasoning field apart, under either name', async () => {
    const reply = await ask(
      stream(
        event({ choices: [{ delta: { reasoning: 'r1 ' } }] }),
        event({ choices: [{ delta: { reasoning_content: 'r2', content: null } }] }),
        delta('answer', 'stop'),
        event({ choices: [], usage: { completion_tokens: 9, reasoning_tokens: 4 } }),
      ),
    );
    expect(reply).toMatchObject({ reasoning: 'r1 r2', content: 'answer', thinkingTokens: 4 });
  });

  it('reads reasoning and answers that come in parts with a kind each', async () => {
    const thought = [
      { type: 'reasoning.text', text: 'so ' },
      { type: 'reasoning.text', text: 'so' },
    ];
    const parts = [
      { type: 'text', text: 'an' },
      { type: 'image_url' },
      { type: 'text', text: 'swer' },
    ];
    const reply = await ask(
      stream(
        event({ choices: [{ delta: { content: null, reasoning_details: thought } }] }),
        event({ choices: [{ delta: { content: parts }, finish_reason: 'stop' }] }),
      ),
    );
    expect(reply).toMatchObject({ reasoning: 'so so', content: 'answer' });
  });

  it('takes the last event without the empty line behind it, and [DONE] with blanks', async () => {
    const cut = await ask(stream(delta('x'), delta('y', 'stop').trimEnd()));
    expect(cut).toMatchObject({ content: 'xy', finish: 'stop' });
    const blank = await ask(stream(delta('z', 'stop'), event('[DONE] ')));
    expect(blank.content).toBe('z');
  });

  it('does not mind capitals in the type of a reply', async () => {
    const reply = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'Text/Event-Stream; charset=UTF-8' });
      response.end(delta('x', 'stop'));
    });
    expect(reply.content).toBe('x');
  });

  it('keeps token figures that a later event does not repeat, and knows no empty prompt', async () => {
    const told = (usage: object) => event({ choices: [], usage });
    const reply = await ask(
      stream(
        delta('x', 'stop'),
        told({ prompt_tokens: 5, completion_tokens: 7 }),
        told({ completion_tokens: 8, prompt_tokens: null }),
      ),
    );
    expect(reply).toMatchObject({ promptTokens: 5, completionTokens: 8 });
    const empty = await ask(stream(delta('x', 'stop'), told({ prompt_tokens: 0 })));
    expect(empty).toMatchObject({ promptTokens: null, completionTokens: null });
  });

  it('knows what hosts and servers call a reply that reached its limit, or was ended for its circles', async () => {
    expect((await ask(stream(delta('x', 'model_length')))).finish).toBe('length');
    expect(await ask(stream(delta('x', 'repetition')))).toMatchObject({
      ...{ finish: 'length', hasLoop: true, isCutShort: false },
    });
  });

  it('waits for the first byte of a whole reply, whose head came early', async () => {
    const reply = await ask(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
        const whole = { choices: [{ message: { content: 'x' }, finish_reason: 'stop' }] };
        setTimeout(() => response.end(JSON.stringify(whole)), 200);
      },
      undefined,
      { limits: { firstByteMs: 50, idleMs: 50, totalMs: 60_000 } },
    );
    expect(reply.content).toBe('x');
  });

  it('takes a whole JSON reply where a stream was asked for', async () => {
    const reply = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          choices: [
            { message: { content: 'x', reasoning_content: 'y' }, finish_reason: 'eos_token' },
          ],
          usage: { prompt_tokens: 1, completion_tokens: 2 },
        }),
      );
    });
    expect(reply).toMatchObject({
      content: 'x',
      reasoning: 'y',
      finish: 'stop',
      completionTokens: 2,
      firstTokenMs: null,
    });
  });
});
