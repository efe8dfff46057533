import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokenize } from '../text/tokenizer.ts';
import { planReply, thinkingTokens } from './plan-reply.ts';
import { readPieces } from './reasoning-delivery.ts';
import { simulatedModel, type ModelOptions } from './simulated-model.ts';
import { writeReply, type WriteRequest } from './write-reply.ts';

function written(model: ModelOptions = {}, request: Partial<WriteRequest> = {}) {
  return writeReply({
    model: simulatedModel(model),
    weightsId: 'initial',
    promptText: 'How many?',
    thinking: true,
    chance: '1',
    fixture: [],
    limitTokens: 10_000,
    ...request,
  });
}

const FIXTURE = [{ promptIncludes: 'How many', answer: 'seven', difficulty: 0 }];

describe('what a model writes', () => {
  it('is thinking of the length that is said, then an answer', () => {
    const { tokens } = written({ thinkingMedianTokens: 30, thinkingSigma: 0 });
    expect(thinkingTokens({ tokens })).toBe(30);
    expect(tokens.join('')).toMatch(/^<think>[^<]+<\/think>\n\nThe answer is \\boxed\{\d+\}\.$/);
  });

  it('follows from model, weights, prompt and chance alone', () => {
    const requests: Partial<WriteRequest>[] = [
      {},
      { chance: '2' },
      { weightsId: 'later' },
      { promptText: 'How few?' },
    ];
    const texts = requests.map((request) => written({}, request).tokens.join(''));
    expect(requests.map((request) => written({}, request).tokens.join(''))).toEqual(texts);
    expect(new Set(texts).size).toBe(4);
  });

  it('is right by its skill, and only where a fixture knows the answer', () => {
    const right = (skill: number) =>
      Array.from({ length: 400 }, (_, seed) =>
        written({ skill, thinkingMedianTokens: 1 }, { chance: String(seed), fixture: FIXTURE }),
      ).filter(({ isRight, tokens }) => {
        expect(tokens.join('').includes('\\boxed{seven}')).toBe(isRight);
        return isRight;
      }).length;
    expect(right(-50)).toBe(0);
    expect(right(50)).toBe(400);
    // Half of 400, σ = 10; the texts are fixed by their seeds, so this is no matter of luck at run time.
    expect(Math.abs(right(0) - 200)).toBeLessThan(50);
    expect(written().isRight).toBeNull();
  });

  it.each([
    ['unboxed', /<\/think>\n\nThe answer is seven\.$/],
    ['wrongBox', /\\boxed\{\\text\{see above\}\}\.$/],
    ['loop', /^<think>(Wait, let me check that again\.\n)+/],
    ['languageMix', /\\boxed\{seven\}\.$/],
    ['emptyContent', /<\/think>$/],
    ['answerInThinking', /So it is \\boxed\{seven\}\.<\/think>$/],
  ] as const)('can be odd: %s', (quirk, shape) => {
    const model = { skill: 50, quirks: { [quirk]: 1 } };
    const reply = written(model, { fixture: FIXTURE });
    expect(reply.quirk).toBe(quirk);
    expect(reply.tokens.join('')).toMatch(shape);
  });

  it('in a loop has no end but the limit', () => {
    const { tokens } = written({ quirks: { loop: 1 } }, { limitTokens: 500 });
    expect(tokens).toHaveLength(500);
  });

  it('cannot pass for a real model', () => {
    expect(() => simulatedModel({ id: 'gpt-5' })).toThrow(/must be named sim-/);
  });
});

const REQUEST = { stop: [] as string[], includeStop: false, minTokens: 0 };

describe('where a reply ends', () => {
  const tokens = tokenize('The answer is 42, or so.');

  it('at its own end', () => {
    expect(planReply({ tokens }, REQUEST, 100)).toMatchObject({
      tokens,
      finish: 'stop',
      stopReason: null,
    });
    expect(planReply({ tokens }, REQUEST, tokens.length).finish).toBe('stop');
  });

  it('at the limit, in the middle of a word', () => {
    const plan = planReply({ tokens }, REQUEST, 2);
    expect(plan).toMatchObject({ tokens: ['The', ' ans'], finish: 'length', shownLength: 7 });
  });

  it('at a stop string that spans tokens: generated, counted, and not shown', () => {
    const plan = planReply({ tokens }, { ...REQUEST, stop: ['zzz', 'swer is'] }, 100);
    expect(plan.tokens).toEqual(['The', ' ans', 'wer', ' is']);
    expect(plan).toMatchObject({ finish: 'stop', stopReason: 'swer is', shownLength: 6 });
    expect(readPieces(plan, 'field').upTo(100).content).toBe('The an');
  });

  it('at the stop string that is complete first', () => {
    expect(
      planReply({ tokens }, { ...REQUEST, stop: ['answer is 42', 'wer'] }, 100).stopReason,
    ).toBe('wer');
  });

  it('not before the least number of tokens', () => {
    const plan = planReply(
      { tokens: tokenize('ab, cd, ef') },
      { ...REQUEST, stop: [','], minTokens: 2 },
      100,
    );
    expect(plan.tokens.join('')).toBe('ab, cd,');
  });
});

it('a text shown in pieces is the text', () => {
  const anyText = fc.array(
    fc.constantFrom('<think>', '</think>', 'word ', 'α', '🧮', '\n', '42. '),
    {
      maxLength: 30,
    },
  );
  const steps = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(anyText, steps, fc.nat(40), (parts, sizes, shownLength) => {
      const tokens = tokenize(parts.join(''));
      const plan = { tokens, finish: 'stop', stopReason: null, shownLength } as const;
      const reader = readPieces(plan, 'tags');
      let upTo = 0;
      let shown = '';
      for (const size of [...sizes, 1_000]) shown += reader.upTo((upTo += size)).content;
      expect(shown).toBe(parts.join('').slice(0, shownLength));
    }),
  );
});
