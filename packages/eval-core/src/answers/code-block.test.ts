import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitReply } from '../reply.ts';
import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { codeBlocks, lastCodeBlock } from './code-block.ts';

const codesOf = (text: string) => codeBlocks(text).map(({ code }) => code);

describe('codeBlocks', () => {
  it.each([
    ['', []],
    ['no code', []],
    ['```\nx\n```', ['x']],
    ['```python\nx = 1\ny = 2\n```', ['x = 1\ny = 2']],
    ['~~~\nx\n~~~', ['x']],
    ['```\na\n```\ntext\n```\nb\n```', ['a', 'b']],
    ['```python\nx\n', []],
    ['```\na\n```\n```\nb', ['a']],
    ['````md\n```\ninner\n```\n````', ['```\ninner\n```']],
    ['```\n~~~\n```', ['~~~']],
    ['```\na\n````', ['a']],
    ['````\na\n```\n````', ['a\n```']],
    ['   ```\na\n   ```', ['a']],
    ['    ```\na\n    ```', []],
    ['```a`b\nx\n```\n', []],
    ['~~~ a`b\nx\n~~~', ['x']],
    ['``\nx\n``', []],
    ['```\n\n```', ['']],
    ['```\n```', ['']],
    ['```\r\nx\r\n```\r\n', ['x']],
    ['say ```x``` inline', []],
    ['```py\nprint("```")\n```', ['print("```")']],
  ])('finds the blocks of %j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each([
    ['```python', 'python'],
    ['``` Python title="a"', 'python'],
    ['```{.c}', ''],
    ['```c++', 'c++'],
    ['```', ''],
    ['~~~js,ignore', 'js'],
  ])('reads the language of %j', (fence, language) => {
    const close = fence.startsWith('~') ? '~~~' : '```';
    expect(codeBlocks(`${fence}\nx\n${close}`)[0]?.language).toBe(language);
  });

  it('points at the code in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('```', '~~~', '````', 'x', '', 'py', ' ')), (lines) => {
        const text = lines.join('\n');
        for (const { code, start, end } of codeBlocks(text)) {
          expect(text.slice(start, end)).toBe(code);
        }
      }),
    );
  });

  it('gives back whatever code a longer fence encloses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z`\n ]{0,30}$/), (code) => {
        const fence = '`'.repeat(31);
        expect(codesOf(`text\n${fence}\n${code}\n${fence}\n`)).toEqual([code]);
      }),
    );
  });

  it('scans a megabyte of fences without stalling', () => {
    expect(codesOf('```\n'.repeat(250_000))).toHaveLength(125_000);
    expect(codesOf('`'.repeat(1_000_000))).toEqual([]);
  });
});

describe('lastCodeBlock', () => {
  it('takes the last block, of a named language where there is one', () => {
    const text = '```python\na\n```\n```text\nb\n```';
    expect(lastCodeBlock(text)?.code).toBe('b');
    expect(lastCodeBlock(text, ['python', 'py'])?.code).toBe('a');
    expect(lastCodeBlock(text, ['rust'])?.code).toBe('b');
    expect(lastCodeBlock('none')).toBeNull();
  });
});

describe.runIf(hasFixtures)('code blocks of the public cases', () => {
  interface CodeCase {
    id: string;
    gold: string | string[];
    reply: string;
    /** The tag behind which code counts; '' when all of the reply does. */
    think: string;
    last: boolean;
  }
  /** Where a tag is asked for, a reply without it holds no code; else the whole reply is searched. */
  function searched({ reply, think }: CodeCase): string {
    if (think === '') return reply;
    const { answer, rule } = splitReply({ content: reply, reasoning: null, finish: 'stop' });
    return rule === 'none' ? '' : (answer ?? '');
  }

  it('agrees on every one', () => {
    const cases = readFixtureLines<CodeCase>('cases/eureka-code.jsonl');
    expect(cases.length).toBeGreaterThan(10);
    for (const example of cases) {
      const text = searched(example);
      const found = example.last ? (lastCodeBlock(text)?.code ?? '') : codesOf(text);
      expect(found, example.id).toEqual(example.gold);
    }
  });
});
