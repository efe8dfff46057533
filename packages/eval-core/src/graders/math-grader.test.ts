import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { profiles, type ProfileName } from '../math/profiles.ts';
import { cpuTimeMs } from '../testing/cpu-time.ts';
import type { Verdict } from '../verdict.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import { mathGrader } from './math-grader.ts';

const itemOf = (gold: unknown, profile?: unknown) => ({
  gold,
  options: null,
  params: profile === undefined ? {} : { profile },
  prompt: null,
});
const reply = (gold: unknown, content: string, profile?: ProfileName): Verdict =>
  gradeReply(mathGrader, itemOf(gold, profile), { content, reasoning: null, finish: 'stop' });
const bare = (gold: unknown, answer: string, profile?: ProfileName): Verdict =>
  gradeBareAnswer(mathGrader, itemOf(gold, profile), answer);

describe('mathGrader', () => {
  it.each([
    ['42', 'So the answer is \\boxed{42}.'],
    ['\\frac{1}{2}', 'I get $0.5$.'],
    ['x=3', '\\boxed{3}'],
    ['204', '**Final Answer:** 204'],
    ['204', 'Final Answer: **204**'],
    ['204', 'Final Answer: \\boxed{204}'],
    ['204', 'Final Answer: [204]'],
    ['1024', 'Final Answer: $1,024'],
    ['7', 'Final Answer: 007'],
    [0.5, 'Final Answer: 50%'],
    ['\\{1, 2\\}', '$\\boxed{2}$ and $\\boxed{1}$'],
    ['\\text{east}', 'It faces \\boxed{\\text{East}}.'],
    ['28\\%', '$\\boxed{28}$ percent'],
    ['We find $x = 2$. Hence the sum is \\boxed{5}.', '\\boxed{5}'],
    ['So the final answer is $\\sqrt{2}$. I hope it is correct.', '$2^{1/2}$'],
    [12, 'He reads 12 pages in 3 days.'],
    ['1, 2', 'The solutions are x = 1 and x = 2.'],
    ['3:4', 'The ratio is 3:4.'],
    ['C', '\\boxed{\\textbf{(C) } 42}'],
    ['42', '\\boxed{\\textbf{(C) } 42}'],
    ['f(x)=2x', '\\boxed{f(x)=2x \\text{ for all } x}'],
    ['$f(x)=2x$ for all real $x$', 'The only solution is \\boxed{f(x)=2x}.'],
  ])('finds %j in %j', (gold, content) => {
    expect(reply(gold, content)).toMatchObject({ outcome: 'correct', reason: 'verified' });
  });

  it.each([
    ['42', 'So the answer is \\boxed{43}.'],
    ['10', '\\boxed{10} and then \\boxed{42}'],
    ['\\{10, 42\\}', '\\boxed{10} and then \\boxed{42}'],
    ['1', 'First I found \\boxed{1}. Final Answer: 2'],
    ['3', 'It could be \\boxed{\\text{none}}, as 3 fails.'],
    ['\\text{east}', '\\boxed{\\text{west}}'],
    ['1, 2', '\\boxed{1}'],
    ['42', '\\boxed{\\textbf{(C) } 43}'],
    ['C', '\\boxed{\\textbf{(B) } 42}'],
    ['f(x)=x \\text{ for all } x>0', '\\boxed{f(x)=x \\text{ for all } x<0}'],
    ['\\pm 2', '\\boxed{2}'],
    ['2', 'The answer is (0, 2).'],
    ['3', 'The final answer is 3? No.\n<answer>4</answer>'],
    ['4', 'He has 4 brothers.\n<answer>Cannot be determined</answer>'],
  ])('does not find %j in %j', (gold, content) => {
    expect(reply(gold, content)).toMatchObject({ outcome: 'incorrect', reason: 'wrong-answer' });
  });

  it('finds no answer in a reply without one', () => {
    expect(reply('1', 'I do not know.').reason).toBe('no-answer');
    expect(reply('0', "__import__('os').system('true') or 0").reason).toBe('no-answer');
    expect(reply('1', '').reason).toBe('empty');
    expect(bare('1', ' ').reason).toBe('empty');
  });

  it('calls an answer invalid that is no mathematics', () => {
    expect(bare('1', '\\frac{').reason).toBe('invalid-answer');
  });

  it('trusts only marked answers in thinking', () => {
    const after = (thinking: string) => reply('3', `<think>${thinking}</think>Thanks.`);
    expect(after('Maybe $x = 3$, or the number is 3.').outcome).toBe('incorrect');
    expect(after('**Final Answer** \\boxed{3}')).toMatchObject({
      outcome: 'correct',
      doubts: ['answer-in-thinking'],
    });
  });

  it('does not blame the answer for a gold that cannot be read', () => {
    expect(reply('\\frac{', '\\boxed{1}')).toMatchObject({
      outcome: 'unscorable',
      reason: 'unreadable-gold',
    });
    expect(reply(null, '\\boxed{1}').reason).toBe('unreadable-gold');
    expect(reply('', '\\boxed{1}').reason).toBe('unreadable-gold');
  });

  it('takes nothing beside an unreadable box of the gold for its answer', () => {
    expect(bare('1\\boxed{]F', '1').outcome).not.toBe('correct');
  });

  it('takes an answer that repeats the gold to the letter', () => {
    const gold = '$\\lfloor\\varphi n\\rfloor$, where $\\varphi = \\frac{\\sqrt{5}+1}{2}';
    expect(bare(gold, gold).outcome).toBe('correct');
    expect(bare('2 1/2', '21/2').outcome).toBe('incorrect');
  });

  it('names the profiles when it does not know one', () => {
    const verdict = gradeBareAnswer(mathGrader, itemOf('1', 'sympy'), '1');
    expect(verdict.reason).toBe('unreadable-gold');
    for (const name of Object.keys(profiles)) expect(verdict.detail).toContain(name);
  });

  it('lets the profile decide where graders disagree, and says which', () => {
    expect(bare('1, 2', '2, 1').outcome).toBe('correct');
    const strict = bare('1, 2', '2, 1', 'hendrycks');
    expect(strict.outcome).toBe('incorrect');
    expect(strict.detail).toContain('hendrycks');
  });

  it('doubts a reply whose marked answers differ, and not one that repeats itself', () => {
    const differing = reply('42', '\\boxed{10} and then \\boxed{42}');
    expect(differing).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
    expect(differing.extracted?.rivals).toEqual(['10']);
    const words = reply('\\text{east}', '\\boxed{\\text{west}}. No: \\boxed{\\text{east}}');
    expect(words).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
    const same = reply('1/2', '\\boxed{0.5}. So the final answer is $\\frac12$.');
    expect(same).toMatchObject({ outcome: 'correct', doubts: [] });
  });

  it('never calls an answer wrong beside a gold that it does not evaluate', () => {
    const gold = '\\int_0^1 x\\,dx';
    expect(reply(gold, 'It is \\boxed{\\frac12}.')).toMatchObject({
      outcome: 'unscorable',
      reason: 'unreadable-gold',
    });
    expect(reply(gold, `It is \\boxed{${gold}}.`).outcome).toBe('correct');
  });

  it('tells where the answer stands', () => {
    const content = 'So $x = \\boxed{42}$.';
    const { extracted } = reply('42', content);
    expect(extracted).toMatchObject({ rule: 'boxed', source: 'answer', text: '42' });
    expect(content.slice(extracted?.start, extracted?.end)).toBe('42');
  });
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\\boxed{',
          '\\frac{',
          '\\sqrt',
          '{',
          '}',
          '(',
          ')',
          '[',
          ']',
          '^',
          '_',
          '$',
          '\\text{',
        ],
        ...[
          '1',
          '23',
          '.',
          ',',
          '%',
          'x',
          'y',
          '=',
          '<',
          '\\le',
          '+',
          '-',
          '*',
          '/',
          '!',
          '|',
          '\\pi',
        ],
        ...[
          '\\begin{pmatrix}',
          '&',
          '\\\\',
          '\\end{pmatrix}',
          '\\cup',
          '\\pm',
          '\\infty',
          'and',
          ' ',
        ],
        ...[
          'Final Answer: ',
          'the answer is ',
          '\\sin',
          '\\log_',
          '\\binom',
          '\\sum_{k=1}^{',
          ':',
          '°',
        ],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('mathGrader on anything', () => {
  it('lets no exception escape', () => {
    fc.assert(
      fc.property(soup, soup, fc.boolean(), (gold, text, isBare) => {
        const verdict = isBare ? bare(gold, text) : reply(gold, text);
        expect(['correct', 'incorrect', 'unscorable']).toContain(verdict.outcome);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every readable answer equal to itself', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { outcome, reason } = bare(text, ` ${text}`);
        if (text.trim() !== '' && reason !== 'unreadable-gold') expect(outcome).toBe('correct');
      }),
      { numRuns: 2000 },
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(soup, soup, (left, right) => {
        // Only golds are searched for a marked answer: a bare answer is one as it stands.
        fc.pre(![left, right].some((text) => /boxed|answer/i.test(text)));
        const there = bare(left, right);
        const back = bare(right, left);
        const decided = [there, back].every(({ reason }) =>
          /^(verified|wrong-answer)$/.test(reason),
        );
        if (decided) expect(back.outcome).toBe(there.outcome);
      }),
      { numRuns: 2000 },
    );
  });

  const answers = fc.constantFrom(
    ...[
      '42',
      '\\frac{1}{2}',
      '(1, 2)',
      'x=3',
      '\\{1,2\\}',
      '5\\%',
      '1,234',
      '\\sqrt{2}',
      'x^2+1',
      '[0,1)',
    ],
  );
  it('does not mind white space and dollars round the answer', () => {
    const dress = fc.constantFrom(
      ...[
        ' %s ',
        '\n%s\n',
        '$%s$',
        '$ %s $',
        '$$%s$$',
        '\\(%s\\)',
        '\\[%s\\]',
        '\\[\n%s\n\\]',
        '$%s$.',
      ],
    );
    fc.assert(
      fc.property(answers, answers, dress, (gold, answer, pattern) => {
        const dressed = pattern.replace('%s', () => answer);
        const plain = bare(gold, answer);
        expect(bare(gold, dressed).outcome).toBe(plain.outcome);
        expect(
          bare(
            pattern.replace('%s', () => gold),
            answer,
          ).outcome,
        ).toBe(plain.outcome);
        expect(reply(gold, dressed).outcome).toBe(plain.outcome);
        expect(reply(gold, `It is \\boxed{${answer}}`).outcome).toBe(plain.outcome);
        expect(reply(gold, `Final Answer: ${dressed}`).outcome).toBe(plain.outcome);
      }),
    );
  });
});

describe('mathGrader under load', () => {
  const nested = (depth: number, open: string, inner: string, close: string) =>
    `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
  const items = Array.from({ length: 700 }, (_, index) => index);
  it.each([
    ['a tower of exponents', '2^{3^{4^{5^{6}}}}', '1'],
    ['equal towers', '9^{9^{9^{9}}}', '9^{9^{9^{9}}}+1'],
    ['a huge factorial', '(10^{10})!', '(10^{10}+1)!'],
    ['a huge binomial', '\\binom{10^6}{5\\cdot10^5}', '\\binom{10^6}{5\\cdot10^5-1}'],
    ['5,000 parentheses', '2', nested(5000, '(', '1', ')')],
    ['5,000 open parentheses', '1', '('.repeat(5000)],
    ['20,000 digits', '7'.repeat(20_000), `${'7'.repeat(19_999)}8`],
    ['700 entries', items.join(', '), `${items.toReversed().join(', ')}, -1`],
    ['700 entries in a set', `\\{${items.join(',')}\\}`, `\\{${items.slice(1).join(',')},-1\\}`],
    [
      '700 formulas',
      items.map((n) => `\\sqrt{${n}}`).join(','),
      items.map((n) => `${n + 1}^{1/2}`).join(','),
    ],
    ['nested roots', nested(60, '\\sqrt{', '2', '}'), nested(60, '\\sqrt{', '3', '}')],
    [
      'nested fractions',
      nested(100, '\\frac{1}{1+', 'x', '}'),
      nested(100, '\\frac{1}{1+', 'y', '}'),
    ],
    ['nested sines', nested(100, '\\sin(', 'x', ')'), nested(100, '\\sin(', 'x+1', ')')],
    ['a long sum', '\\sum_{k=1}^{10^9} k^2', '1'],
    ['nested sums', '\\sum_{i=1}^{1000}\\sum_{j=1}^{1000}\\sum_{k=1}^{1000} ijk', '1'],
    ['close powers', '2024^{4046}', '2024^{4046}+1'],
    ['signs', '\\pm 1'.repeat(30), '\\pm 1'.repeat(29)],
    ['products', '(x+1)'.repeat(500), '(x+2)'.repeat(500)],
    ['a polynomial of high degree', '(x+1)^{100000}', '(x+1)^{100000}+1'],
    ['words', 'a word '.repeat(100_000), 'another word '.repeat(80_000)],
    ['a megabyte of digits', '1', '1'.repeat(1_000_000)],
    ['a megabyte of letters', '1', 'x'.repeat(1_000_000)],
    ['a megabyte of braces', '1', '{'.repeat(1_000_000)],
    ['a megabyte of units', '1', '5 cm '.repeat(200_000)],
    ['a megabyte of commands', '1', '\\frac'.repeat(200_000)],
  ])('bounds its work on %s', (_, gold, answer) => {
    for (const grade of [
      () => bare(gold, answer),
      () => reply(gold, answer),
      () => reply(gold, `\\boxed{${answer}}`),
    ]) {
      expect(grade().outcome).not.toBe('correct');
      expect(cpuTimeMs(grade)).toBeLessThan(1000);
    }
  });

  it('does not call two numbers equal that are too large to be compared', () => {
    for (const verdict of [
      bare('9^{9^{9^{9}}}', '9^{9^{9^{9}}}+1'),
      bare('(10^{10})!', '(10^{10}+1)!'),
    ]) {
      expect(['size-limit', 'wrong-answer']).toContain(verdict.reason);
    }
  });
});
