import { describe, expect, it } from 'vitest';

import type { Finish } from '../finish.ts';
import { outcomeReward } from './outcome-reward.ts';
import { thinkBlockFault } from './think-block.ts';

const good = '<think>Two and two.</think>It is 4.';
const sample = {
  verdict: 'correct' as const,
  tokens: 100,
  text: good as string | null,
  finish: 'stop' as Finish | null,
};

describe('outcomeReward', () => {
  it('is 8/13 of the accuracy reward and 1/13 of the repetition penalty', () => {
    expect(outcomeReward(sample)).toEqual({
      rewardAccuracy: 1,
      rewardRepetition: 0,
      reward: 8 / 13,
    });
    const looping = `<think>${'wait '.repeat(100)}</think> 4`;
    // Words: "<think>wait", 99 times "wait", "</think>", "4": 102. The five-gram of five waits stands there 95 times:
    // 95/(102/5) = 4.656862745.
    const { reward, rewardRepetition } = outcomeReward({ ...sample, text: looping });
    expect(rewardRepetition).toBeCloseTo(-95 / 20.4, 12);
    expect(reward).toBeCloseTo(8 / 13 - 95 / 20.4 / 13, 12);
  });

  // The table of test values of the reward, with its weight and a text without repetition.
  it.each([
    ['correct', 27_136, 0.570324],
    ['correct', 28_672, 0.461538],
    ['correct', 30_208, 0.352753],
    ['correct', 31_744, 0.307692],
    ['incorrect', 0, -0.615385],
    ['incorrect', 925.5, -0.570324],
    ['incorrect', 1851, -0.461538],
    ['incorrect', 2776.5, -0.352753],
    ['incorrect', 3702, -0.307692],
  ] as const)('gives a %s reply of %d tokens %d', (verdict, tokens, reward) => {
    expect(outcomeReward({ ...sample, verdict, tokens }).reward).toBeCloseTo(reward, 6);
  });

  it.each(['length', 'content_filter'] as const)(
    'takes −0.5 for a reply that ended by %s',
    (finish) => {
      expect(outcomeReward({ ...sample, finish })).toEqual({
        rewardAccuracy: -0.5,
        rewardRepetition: 0,
        reward: -4 / 13,
        override: 'missing-end',
      });
    },
  );

  it('takes −1 for a bad think block, also where the end is missing too', () => {
    const cutOff = { ...sample, text: '<think>Two and', finish: 'length' as const };
    expect(outcomeReward(cutOff)).toMatchObject({
      rewardAccuracy: -1,
      override: 'bad-think-block',
    });
    expect(outcomeReward({ ...sample, text: 'It is 4.' })).toMatchObject({
      rewardAccuracy: -1,
      reward: -8 / 13,
      override: 'bad-think-block',
    });
    const other = { override: { precedence: ['missing-end', 'bad-think-block'] as const } };
    expect(outcomeReward(cutOff, other)).toMatchObject({
      rewardAccuracy: -0.5,
      override: 'missing-end',
    });
  });

  it('looks for no override that is switched off', () => {
    const plain = { ...sample, text: 'It is 4.' };
    expect(outcomeReward(plain, { override: { precedence: ['missing-end'] } })).toEqual({
      rewardAccuracy: 1,
      rewardRepetition: 0,
      reward: 8 / 13,
    });
  });

  it('has no reward without the text, and still the accuracy reward', () => {
    expect(outcomeReward({ ...sample, text: null })).toEqual({
      rewardAccuracy: 1,
      rewardRepetition: null,
      reward: null,
    });
    expect(outcomeReward({ ...sample, text: null, finish: 'length' })).toMatchObject({
      rewardAccuracy: -0.5,
      override: 'missing-end',
    });
  });

  it('knows no accuracy reward without verdict or length', () => {
    const unknown = { rewardAccuracy: null, rewardRepetition: 0, reward: null };
    expect(outcomeReward({ ...sample, verdict: 'unscorable' as const })).toEqual(unknown);
    expect(outcomeReward({ ...sample, tokens: null })).toEqual(unknown);
  });

  it('needs neither for an override', () => {
    const cutOff = { ...sample, tokens: null, finish: 'length' as const };
    expect(outcomeReward(cutOff).rewardAccuracy).toBe(-0.5);
  });

  it('sees no missing end where it is not known how the reply ended', () => {
    expect(outcomeReward({ ...sample, finish: null })).not.toHaveProperty('override');
  });

  it('takes other weights', () => {
    const { reward } = outcomeReward(sample, { weights: { accuracy: 0.5, repetition: 0.5 } });
    expect(reward).toBe(0.5);
  });
});

describe('thinkBlockFault', () => {
  it.each([
    [null, good],
    [null, ' \n<think>\nlong\n</think>\n\nanswer'],
    [null, '<think></think>4'],
    ['missing', 'It is 4.'],
    ['missing', ''],
    ['missing', 'Two and two.</think>It is 4.'],
    ['unclosed', '<think>Two and two'],
    ['not-first', 'Well. <think>Two and two.</think>It is 4.'],
    ['repeated', '<think>a</think>b<think>c</think>d'],
    ['repeated', '<think><think>a</think>b'],
    ['repeated', '<think>a</think>b</think>'],
    ['out-of-order', '</think>a<think>'],
  ])('finds %s in %j', (fault, text) => {
    expect(thinkBlockFault(text)).toBe(fault);
  });

  it('expects no opening tag where the prompt has written it', () => {
    const params = { isOpenedByPrompt: true };
    expect(thinkBlockFault('Two and two.</think>It is 4.', params)).toBeNull();
    expect(thinkBlockFault('Two and two.', params)).toBe('unclosed');
    expect(thinkBlockFault('<think>a</think>b', params)).toBe('repeated');
    expect(thinkBlockFault('a</think>b</think>', params)).toBe('repeated');
  });

  it('takes other tags, and refuses empty ones', () => {
    const params = { open: '[THINK]', close: '[/THINK]' };
    expect(thinkBlockFault('[THINK]a[/THINK]b', params)).toBeNull();
    expect(() => thinkBlockFault('a', { open: '' })).toThrow(/tags/);
  });
});
