import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { misread } from './misread.ts';
import { readProgramTask, type ProgramTask } from './read-program-task.ts';
import { guessProgram, writeProgram, type WriteProgramOptions } from './write-program.ts';

const PROMPT = `Write a Python function \`shrink\` that takes a list of integers.
1. Keep only the numbers greater than 4.
2) Reverse the list.
3. Return the sum of the numbers, 0 if there are none.`;

function read(prompt: string): ProgramTask {
  const task = readProgramTask(prompt);
  if (task === null) throw new Error(`The test's prompt cannot be read: ${prompt}`);
  return task;
}

function write(changes: Partial<WriteProgramOptions> = {}) {
  const notes: string[] = [];
  const note = (line: string) => {
    notes.push(line);
  };
  const options = { stepBudget: 10, slipFraction: 0, rng: createRng('write'), note, ...changes };
  return { ...writeProgram(read(PROMPT), options), notes };
}

describe('readProgramTask', () => {
  it('reads name, kind of list and steps', () => {
    const { entryPoint, inputKind, steps } = read(PROMPT);
    expect({ entryPoint, inputKind }).toEqual({ entryPoint: 'shrink', inputKind: 'integers' });
    expect(steps.map(({ op, slots }) => ({ op, ...slots }))).toEqual([
      { op: 'keep-compared', comparison: 'greater', bound: '4' },
      { op: 'reverse' },
      { op: 'sum' },
    ]);
  });

  it.each([
    ['', 'nothing'],
    [PROMPT.replace('Python function', 'poem'), 'no function'],
    [PROMPT.replace('list of integers', 'tree'), 'no list'],
    [PROMPT.replace('Reverse the list.', 'Sing to the list.'), 'a step that is none'],
    ['Write a Python function f of a list of integers.', 'no steps'],
    [`${PROMPT}\n${' '.repeat(20_000)}`, 'too long a text'],
  ])('reads nothing in %j: %s', (prompt) => {
    expect(readProgramTask(prompt)).toBeNull();
  });
});

describe('writeProgram', () => {
  it('writes every step in order', () => {
    const { source, basis, notes } = write();
    expect(source.split('\n')).toEqual([
      'def shrink(items):',
      '    new = []',
      '    for x in items:',
      '        if x > 4:',
      '            new.append(x)',
      '    items = new',
      '    items = list(items)',
      '    items.reverse()',
      '    total = 0',
      '    for x in items:',
      '        total += x',
      '    return total',
    ]);
    expect(basis).toBe('found');
    expect(notes).toEqual(
      read(PROMPT).steps.map(({ sentence }, index) => `Step ${index + 1}. ${sentence}`),
    );
  });

  it('leaves out what is beyond its budget, returns the list and says so', () => {
    const { source, basis, notes } = write({ stepBudget: 1 });
    expect(source).toMatch(/items = new\n {4}return items$/);
    expect(basis).toBe('guessed');
    expect(notes.at(-1)).toBe('I follow 1 steps at most, so I leave out the rest.');
  });

  it('misreads or overlooks every step when every step slips, and notes what it takes it for', () => {
    const sources = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (seed) => write({ slipFraction: 1, rng: createRng(seed) }).source,
    );
    for (const source of sources) {
      expect(source).not.toContain('if x > 4:');
      expect(source).not.toContain('reverse');
    }
    expect(sources.join('\n')).toContain('if x < 4:');
    expect(sources.join('\n')).toMatch(/if x > [35]:/);
    expect(write({ slipFraction: 1 }).notes[1]).toBe('Step 2. I see nothing to do here.');
  });
});

describe('misread', () => {
  it.each([
    [
      'Keep only the first 3 items.',
      [
        'Keep only the last 3 items.',
        'Keep only the first 2 items.',
        'Keep only the first 4 items.',
      ],
    ],
    ['Reverse the list.', [null]],
  ])('takes %j for something near', (sentence, readings) => {
    const rng = createRng('misread');
    const seen = Array.from({ length: 60 }, () => misread(sentence, rng));
    expect(new Set(seen)).toEqual(new Set(readings));
  });
});

describe('guessProgram', () => {
  it('returns one of five constants, each about as often', () => {
    const rng = createRng('constants');
    const counts = new Map<string, number>();
    for (let guess = 0; guess < 500; guess += 1) {
      const { source } = guessProgram(read(PROMPT), { rng, note: () => undefined });
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(
      ['""', '0', '1', 'None', '[]'].map(
        (constant) => `def shrink(items):\n    return ${constant}`,
      ),
    );
    // Four standard errors of a fifth of 500 are 36.
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThanOrEqual(36);
  });
});
