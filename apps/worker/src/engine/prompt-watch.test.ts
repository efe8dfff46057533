import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { Agent } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { tokenize } from '@assay/inference-simulator/text/tokenizer';

import type { TokenCounter } from '../client/count-tokens.ts';
import { createPromptWatch } from './prompt-watch.ts';

const WORDS = 'Anna has some apples and gives a few of them away. ';
/** Of template and marks. */
const TEMPLATE_TOKENS = 12;

const dispatcher = new Agent();
let questions = 0;
let origin = '';

/** Counts as the simulator's tokenizer does, and how often it is asked. */
const tokenizer = createServer((request, response) => {
  questions += 1;
  json(request).then(
    (body) => {
      const { prompt } = body as { prompt: string };
      response.end(JSON.stringify({ count: tokenize(prompt).length }));
    },
    () => response.destroy(),
  );
});

beforeAll(async () => {
  await new Promise<void>((resolve) => tokenizer.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(tokenizer.address() as AddressInfo).port}`;
});

beforeEach(() => {
  questions = 0;
});

afterAll(async () => {
  await dispatcher.destroy();
  tokenizer.close();
});

function serverOf(dialect: Dialect): TokenCounter {
  return { dispatcher, origin, path: '/v1/chat/completions', secret: null, dialect };
}

function usage(promptTokens: number | null, cachedPromptTokens: number | null = null) {
  return { promptTokens, cachedPromptTokens };
}

describe('createPromptWatch', () => {
  it('sees a tenth missing where the server has a tokenizer, and less nowhere', async () => {
    const server = serverOf('vllm');
    const prompt = WORDS.repeat(100);
    const sent = tokenize(prompt).length;
    const watch = createPromptWatch();
    const isTruncated = (tokens: number) =>
      watch.isTruncated({ prompt, usage: usage(tokens), server });
    expect(await isTruncated(Math.floor(sent * 0.85))).toBe(true);
    expect(await isTruncated(Math.ceil(sent * 0.95))).toBe(false);
  });

  it('asks no more about prompts as short as one that was read whole', async () => {
    const server = serverOf('vllm');
    const watch = createPromptWatch();
    const isTruncated = (prompt: string) => {
      const read = tokenize(prompt).length + TEMPLATE_TOKENS;
      return watch.isTruncated({ prompt, usage: usage(read), server });
    };
    for (const times of [50, 50, 20, 54, 1])
      expect(await isTruncated(WORDS.repeat(times))).toBe(false);
    expect(questions).toBe(1);
    expect(await isTruncated(WORDS.repeat(60))).toBe(false);
    expect(questions).toBe(2);
  });

  it.each([
    ['a prompt of which a small part was read', WORDS.repeat(100), usage(300), true],
    ['a prompt as it should be', WORDS.repeat(100), usage(1_300), false],
    ['a long row of dots', `Fill in: ${'.'.repeat(4_000)}`, usage(40), false],
    ['an indented table', `x${' '.repeat(30)}y\n`.repeat(100), usage(420), false],
    ['tokens that were in the cache', WORDS.repeat(100), usage(20, 1_280), false],
    ['a server that tells nothing', WORDS.repeat(100), usage(null), false],
    ['a server that counts nothing of its cache', WORDS.repeat(100), usage(0), false],
  ])('judges by characters where there is no tokenizer: %s', async (_, prompt, told, expected) => {
    const watch = createPromptWatch();
    const asked = { prompt, usage: told, server: serverOf('plain') };
    expect(await watch.isTruncated(asked)).toBe(expected);
  });

  it('does not ask for ever, however odd everything is', async () => {
    const watch = createPromptWatch();
    const prompt = WORDS.repeat(100);
    for (let turn = 0; turn < 100; turn += 1) {
      const asked = { prompt, usage: usage(100), server: serverOf('vllm') };
      expect(await watch.isTruncated(asked)).toBe(true);
    }
    expect(questions).toBe(12);
  });
});
