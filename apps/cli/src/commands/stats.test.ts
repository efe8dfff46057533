import { describe, expect, it } from 'vitest';

import { statsDocumentSchema } from '@assay/contracts/statistics/document';

import { lineFiles, sampleLines } from '../testing/line-files.ts';
import { statsOf } from './stats.ts';

const { pathOf, write: fileOf } = lineFiles();

describe('statsOf one file', () => {
  it('counts what is unscorable or missing as not correct, beside the share of what was scored', async () => {
    const { accuracy } = await statsOf(
      [fileOf('a.jsonl', sampleLines(['cc', 'ci', 'cu', 'i-']))],
      {},
    );
    expect(accuracy).toMatchObject({
      mean: 0.5,
      meanScored: 4 / 6,
      questions: 4,
      repeats: 2,
      correct: 4,
      incorrect: 2,
      unscorable: 1,
      missing: 1,
      // Repeats have 3/4 and 1/4; shares 1, ½, ½, 0: mean of p(1 − p) is 1/8, times 2/1.
      stdOverRepeats: Math.sqrt(1 / 8),
      varianceRun: 0.25,
      seSameQuestions: Math.sqrt(0.5) / 4,
    });
    // The variance of 1, ½, ½, 0 is 1/6; less 0.25/2 it is 1/24.
    expect(accuracy.varianceQuestion).toBeCloseTo(1 / 24, 12);
  });

  it('says of one sample nothing but that it was correct', async () => {
    const { accuracy, passAtK } = await statsOf([fileOf('one.jsonl', sampleLines(['c']))], {});
    expect(accuracy).toMatchObject({ mean: 1, ciNewQuestions: null, seSameQuestions: null });
    expect(accuracy).toMatchObject({ stdOverRepeats: null, varianceRun: null });
    expect(passAtK).toEqual({ 1: { value: 1, interval: null, n: 1 } });
  });

  it('has every k, exactly: C(n − c, k)/C(n, k) and C(c, k)/C(n, k)', async () => {
    const document = await statsOf([fileOf('k.jsonl', sampleLines(['ccii', 'iiii']))], {});
    const values = (curve: Record<string, { value: number | null }>) =>
      Object.values(curve).map(({ value }) => Number(value?.toFixed(10)));
    // Of the first question 1/2, 5/6, 1, 1 and 1/2, 1/6, 0, 0; of the second none.
    expect(values(document.passAtK)).toEqual([0.25, 0.4166666667, 0.5, 0.5]);
    expect(values(document.worstOfK)).toEqual([0.25, 0.0833333333, 0, 0]);
    expect(values(document.avgAtK)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(document.bestOfK).toEqual(document.passAtK);
    expect(values(document.gPass['1'] ?? {})).toEqual(values(document.worstOfK));
    expect(document.majAtK).toBeNull();
  });

  it('lets answers vote by what they say, where a kind is named', async () => {
    const lines = [
      { item: 'q', repeat: 0, verdict: 'correct', answer: '2' },
      { item: 'q', repeat: 1, verdict: 'incorrect', answer: '1/2' },
      { item: 'q', repeat: 2, verdict: 'incorrect', answer: '0.5' },
      { item: 'q', repeat: 3, verdict: 'incorrect' },
    ];
    const file = fileOf('votes.jsonl', lines);
    const byText = await statsOf([file], {});
    const byKind = await statsOf([file], { kind: 'math' });
    // Three answers that differ as texts share the win; as numbers two of them win, and no answer never does.
    expect(byText.majAtK?.[4]?.value).toBeCloseTo(1 / 3, 12);
    expect(byKind.majAtK?.[4]?.value).toBe(0);
  }, 60_000);

  it('counts lengths as estimates where a line says that they are', async () => {
    const line = { item: 'q', verdict: 'correct', tokens: 100, thinkingTokens: 60 };
    const file = fileOf('estimated.jsonl', [
      { ...line, repeat: 0 },
      { ...line, repeat: 1, thinkingEstimated: true },
      { ...line, repeat: 2, tokensEstimated: null, thinkingEstimated: false },
    ]);
    const { lengths } = await statsOf([file], {});
    expect(lengths.all).toMatchObject({ n: 3, estimated: 0 });
    expect(lengths.thinking).toMatchObject({ n: 3, estimated: 1 });
    expect(lengths.answer).toMatchObject({ n: 3, estimated: 1 });
  });

  it('refuses what it would pass over in silence', async () => {
    const file = fileOf('refused.jsonl', sampleLines(['ci']));
    const refusals: [string[], Parameters<typeof statsOf>[1], string][] = [
      [[file], { kind: 'math', profile: 'nope' }, 'There is no profile "nope"'],
      [
        [file],
        { kind: 'choice', profile: 'qwen' },
        'Answers of the kind "choice" have no profiles',
      ],
      [
        [file],
        { cluster: 'toString' },
        'No question of refused.jsonl has the attribute "toString"',
      ],
      [['-', '-'], {}, 'Standard input can be one of the two files only'],
    ];
    for (const [files, options, sentence] of refusals)
      await expect(statsOf(files, options)).rejects.toThrow(sentence);
  });

  it('numbers repeats from wherever they start', async () => {
    const lines = sampleLines(['ci', 'cc']).map((line) => ({
      ...line,
      repeat: 'repeat' in line && typeof line.repeat === 'number' ? line.repeat * 10 + 1 : 0,
    }));
    const { accuracy } = await statsOf([fileOf('from-one.jsonl', lines)], {});
    expect(accuracy).toMatchObject({ mean: 0.75, repeats: 2, missing: 0 });
  });

  it('cuts the accuracy off at every budget', async () => {
    const lines = [100, 200, 300, 400].map((tokens, item) => ({
      item: String(item),
      repeat: 0,
      verdict: item === 1 ? 'incorrect' : 'correct',
      tokens,
    }));
    const { budget } = await statsOf([fileOf('budget.jsonl', lines)], { budgets: [99, 100, 350] });
    expect(Object.entries(budget).map(([tokens, { value }]) => [tokens, value])).toEqual([
      ['99', 0],
      ['100', 0.25],
      ['350', 0.5],
    ]);
  });

  it('prints what its published schema says', async () => {
    const attributes = { level: 1, topic: 'algebra' };
    const first = fileOf('s1.jsonl', sampleLines(['cc', 'ci', 'ii'], { tokens: 5, attributes }));
    const second = fileOf(
      's2.jsonl',
      sampleLines(['cc', 'cc', 'ic'], { answer: '1', finish: 'stop' }),
    );
    const document = await statsOf([first, second], { delta: 0.05, tokensPerSecond: 100 });
    expect(statsDocumentSchema.strict().parse(document)).toEqual(document);
  });
});

describe('statsOf two files', () => {
  it('compares the second with the first, question by question', async () => {
    const first = fileOf('before.jsonl', sampleLines(Array.from({ length: 12 }, () => 'i')));
    const second = fileOf(
      'after.jsonl',
      sampleLines([...Array.from({ length: 11 }, () => 'c'), 'i']),
    );
    const { comparison, second: ofSecond } = await statsOf([first, second], {});
    // Eleven of eleven discordant pairs: McNemar's exact p is 2/2¹¹.
    expect(comparison).toMatchObject({ difference: 11 / 12, p: 2 ** -10, verdict: 'better' });
    expect(comparison?.fixed).toHaveLength(11);
    expect(comparison?.broken).toEqual([]);
    expect(comparison?.interval).toMatchObject({ level: 0.95 });
    expect(ofSecond?.accuracy.mean).toBeCloseTo(11 / 12, 12);
  });

  it('leaves the verdict open where the samples do', async () => {
    const first = fileOf('x.jsonl', sampleLines(['ci', 'ic', 'cc', 'ii']));
    const second = fileOf('y.jsonl', sampleLines(['cc', 'ic', 'ci', 'ii']));
    const { comparison } = await statsOf([first, second], {});
    expect(comparison).toMatchObject({ difference: 0, verdict: 'undecided' });
  });
});

describe('what cannot be read', () => {
  it.each([
    [
      'a verdict that is none',
      [{ item: 'q', repeat: 0, verdict: 'yes' }],
      'line 1: The field "verdict"',
    ],
    ['no JSON', ['{"item":'], 'line 1: The line is not JSON'],
    [
      'tokens below 0',
      [{ item: 'q', repeat: 0, verdict: 'correct', tokens: -1 }],
      '"tokens" must not',
    ],
    [
      'a sample twice',
      sampleLines(['c', 'c']).map(() => ({ item: 'q', repeat: 0, verdict: 'correct' })),
      'two samples of repeat 0',
    ],
    ['no line', ['', ' '], 'There is no sample in'],
  ])('%s is refused in one sentence', async (name, lines, sentence) => {
    await expect(statsOf([fileOf(`${name}.jsonl`, lines)], {})).rejects.toThrow(sentence);
  });

  it('is refused too when it is no file', async () => {
    await expect(statsOf([pathOf('none.jsonl')], {})).rejects.toThrow('There is no file');
  });
});
