import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openingOf, programCandidates } from '../../code/find-program.ts';
import { readCodeItem } from '../../code/read-code-item.ts';
import { programsFamily } from './family.ts';
import { parseProgramProblem, type ProgramProblem } from './problem.ts';
import { programPrompt } from './prompt.ts';

const PROBLEM: ProgramProblem = {
  entryPoint: 'process_toba',
  inputKind: 'text',
  steps: [
    { op: 'remove-letter', letter: 'e' },
    { op: 'lengths' },
    { op: 'keep-compared', comparison: 'greater', bound: 1 },
  ],
  examples: [{ input: [['tree', 'sea', 'e']], output: [2, 2] }],
  tests: [
    { input: [[]], output: [] },
    { input: [['stone', 'ee', 'a']], output: [4] },
  ],
};

describe('parseProgramProblem', () => {
  it('reads back what JSON keeps of a problem', () => {
    expect(parseProgramProblem(JSON.parse(JSON.stringify(PROBLEM)))).toEqual(PROBLEM);
  });

  it.each([
    [{ entryPoint: 'a b' }, '"entryPoint"'],
    [{ inputKind: 'words' }, '"inputKind"'],
    [{ steps: [] }, '1 to 20 objects'],
    [{ steps: [{ op: 'lengths', of: null }] }, '1 to 20 objects'],
    [{ steps: [{ op: 'sing' }] }, 'Step 1 of the program has an unknown "op": sing.'],
    [{ steps: [{ op: 'remove-letter', letter: 'ee' }] }, 'Step 1 of the program, remove-letter'],
    [{ steps: [{ op: 'lengths' }, { op: 'lengths' }] }, 'Step 2 of the program cannot follow'],
    [{ steps: [{ op: 'count' }, { op: 'reverse' }] }, 'Step 2 of the program cannot follow'],
    [{ tests: [] }, 'The "tests" of a program problem are a list of 1 to 100 calls.'],
    [{ tests: [{ input: [['Stone']], output: [4] }] }, 'Call 1 of the "tests"'],
    [{ tests: [{ input: [['a'], ['b']], output: [] }] }, 'Call 1 of the "tests"'],
    [{ examples: [{ input: [['tree']], output: null }] }, 'Call 1 of the "examples"'],
    [{ examples: [{ input: [['tree']], output: [3] }] }, 'is not what the steps give'],
    [{ tests: [{ input: [['stone']], output: 4 }] }, 'is not what the steps give'],
  ])('refuses %j in one sentence', (change, sentence) => {
    expect(() => parseProgramProblem({ ...PROBLEM, ...change })).toThrow(sentence);
  });

  it('refuses any other value with an Error of one line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseProgramProblem(value)).toThrow(/^The .*\.$|^A program problem .*\.$/);
      }),
    );
  });
});

describe('programPrompt', () => {
  it('says the steps, the rules, the examples and what to reply, and none of the tests', () => {
    expect(programPrompt(PROBLEM))
      .toBe(`Write a Python function process_toba with one parameter, a list of words of lowercase letters. It does these steps one after another, each on what the step before it gave:

1. Remove every letter e from the words.
2. Replace each word by its number of letters.
3. Keep only the numbers greater than 1.
4. Return the list.

The list may be empty and may have repeats. Positions count from 1. A remainder, and a value mod m, is never negative, as with % in Python. Sorting keeps items in their order that are equal in what they are sorted by. Where there are fewer items or letters than a step speaks of, it takes all there are. A word that loses all its letters stays in the list as an empty word.

Examples:
process_toba(["tree", "sea", "e"]) returns [2, 2]

Reason step by step. End your reply with the whole function process_toba in one Markdown code block marked python. It will be run on other lists than these.`);
  });
});

describe('programsFamily', () => {
  const { prompt, entryPoint } = { prompt: programPrompt(PROBLEM), entryPoint: PROBLEM.entryPoint };

  it('gives the code grader the tests, and a prompt that opens no program', () => {
    const params = programsFamily.graderParams(PROBLEM);
    const item = readCodeItem({ gold: null, options: null, params, prompt });
    expect(item.sought).toEqual({ entryPoint, opening: null });
    expect(openingOf(prompt, entryPoint)).toBeNull();
    expect(item.tests).toMatchObject({
      form: 'function',
      tests: [
        { arguments: { values: [[]] }, output: { kind: 'list', items: [] } },
        { arguments: { values: [['stone', 'ee', 'a']] }, output: { kind: 'list', items: [4n] } },
      ],
    });
  });

  it('replies with a program that the grader finds', () => {
    const reply = programsFamily.goldReply(PROBLEM);
    const options = { isBare: false, source: 'answer' } as const;
    const places = programCandidates(reply, { entryPoint, opening: null }, options);
    expect(places.map(({ start, end }) => reply.slice(start, end))).toEqual([
      [
        'def process_toba(items):',
        '    items = [w.replace("e", "") for w in items]',
        '    items = [len(w) for w in items]',
        '    items = [x for x in items if x > 1]',
        '    return items',
      ].join('\n'),
    ]);
  });

  it('gives a constant its exact chance, one in five where all tests want it', () => {
    const constant = (tests: ProgramProblem['tests']) =>
      programsFamily.chanceFraction({ ...PROBLEM, tests });
    expect(programsFamily.chanceFraction(PROBLEM)).toBe(0);
    expect(constant([{ input: [[]], output: [] }])).toBe(1 / 5);
    expect(constant([{ input: [['stone']], output: [4] }])).toBe(0);
  });
});
