import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { assembleProgram, openingOf, programCandidates } from './find-program.ts';

const PROMPT = 'import math\n\ndef help(x):\n    return x\n\ndef f(x):\n    """Doubles."""\n';
const reading = { isBare: false, source: 'answer' } as const;

function found(text: string, entryPoint: string | null = null, options: object = {}) {
  const sought = { entryPoint, opening: openingOf(PROMPT, entryPoint) };
  const places = programCandidates(text, sought, { ...reading, ...options });
  return places.map(({ start, end }) => text.slice(start, end));
}

describe('programCandidates', () => {
  it.each([
    ['```python\na\n```\nso\n```py\nb\n```', ['b', 'a']],
    ['```\na\n```', ['a']],
    ['```python\na\n```\nprints\n```\n3\n```', ['a', '3']],
    ['```text\n3\n```', []],
    ['```python\n\n```', []],
    ['```python\na = 1\n', []],
    ['import sys\nprint(1)', ['import sys\nprint(1)']],
    ['n = int(input())\nprint(n)', ['n = int(input())\nprint(n)']],
    ['I do not know.', []],
    ['The answer is `x`.', []],
    ['', []],
  ])('finds in %j', (text, programs) => {
    expect(found(text)).toEqual(programs);
  });

  it('prefers the last block that defines the entry point', () => {
    const text = '```python\ndef f(x): return 1\n```\nUse it:\n```python\nprint(f(2))\n```';
    expect(found(text, 'f')[0]).toBe('def f(x): return 1');
    expect(
      found('```python\nclass Solution:\n  def f(self): pass\n```\n```python\nx\n```', 'f')[0],
    ).toContain('Solution');
  });

  it('takes an indented text for a continuation where there is something to continue', () => {
    expect(found('    return 2 * x\n', 'f')).toEqual(['    return 2 * x\n']);
    expect(found('    maybe', null)).toEqual([]);
  });

  it('takes a bare answer as it is, and in thinking only what stands in fences', () => {
    expect(found('x', null, { isBare: true })).toEqual(['x']);
    expect(found('import sys', null, { source: 'thinking' })).toEqual([]);
    expect(found('```\na\n```', null, { source: 'thinking' })).toEqual(['a']);
  });

  it.each(['from ', '    ', 'a, ', '```\n', 'import ', 'if a:', 'def '])(
    'scans a megabyte of %j without stalling',
    (piece) => {
      const cost = cpuTimeMs(() => {
        found(piece.repeat(1_000_000 / piece.length), 'f');
      });
      expect(cost).toBeLessThan(3_000);
    },
  );
});

describe('assembleProgram', () => {
  const sought = { entryPoint: 'f', opening: openingOf(PROMPT, 'f') };

  it('puts a continuation behind the prompt', () => {
    const whole = assembleProgram('    return 2 * x', sought);
    expect(whole).toBe(`${PROMPT.trimEnd()}\n    return 2 * x\n`);
    expect(assembleProgram('y = x\nreturn y', sought)).toContain('\n    y = x\n    return y\n');
  });

  it('puts a whole function behind the imports and helpers of the prompt', () => {
    const whole = assembleProgram('def f(x):\n    return 2 * x', sought);
    expect(whole).toMatch(/^import math\n\ndef help[^]*return x\n\n\ndef f\(x\):\n {4}return 2/);
    expect(whole).not.toContain('Doubles');
  });

  it('leaves a program alone that continues nothing', () => {
    expect(assembleProgram('g()', { entryPoint: 'g', opening: null })).toBe('g()');
    expect(openingOf('Write a function.', 'f')).toBeNull();
    expect(openingOf(null, 'f')).toBeNull();
  });

  it('finds the code of a prompt in its fences', () => {
    expect(openingOf(`Complete this.\n\`\`\`python\n${PROMPT}\`\`\`\n`, 'f')).toBe(
      PROMPT.trimEnd(),
    );
  });
});
