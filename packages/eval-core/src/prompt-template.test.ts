import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderPrompt, templateFault } from './prompt-template.ts';

const withoutBraces = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('{', '('));

describe('a prompt template', () => {
  it('puts any prompt in the one place, and changes nothing of either text', () => {
    fc.assert(
      fc.property(
        withoutBraces,
        withoutBraces,
        fc.string({ unit: 'binary' }),
        (before, after, prompt) => {
          const template = `${before}{{prompt}}${after}`;
          expect(templateFault(template)).toBeNull();
          expect(renderPrompt(template, prompt)).toBe(before + prompt + after);
        },
      ),
    );
  });

  it.each(['{{prompt}}', '$&', '{{prompt}} and $1'])(
    'never reads the prompt %s again',
    (prompt) => {
      expect(renderPrompt('a {{prompt}} b', prompt)).toBe(`a ${prompt} b`);
    },
  );

  it.each([
    ['', 'lacks the placeholder'],
    ['{{ prompt }} {prompt} {{Prompt}}', 'lacks the placeholder'],
    ['{{prompt}} {{prompt}}', 'more than once'],
    ['{{prompt}}{{prompt}}', 'more than once'],
  ])('refuses %j in one sentence', (text, part) => {
    expect(templateFault(text)).toContain(part);
  });

  it('has 20,000 characters at most', () => {
    expect(templateFault(`{{prompt}}${'x'.repeat(19_990)}`)).toBeNull();
    expect(templateFault(`{{prompt}}${'x'.repeat(19_991)}`)).toContain('20001 characters');
  });
});
