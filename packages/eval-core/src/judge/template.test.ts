import { describe, expect, it } from 'vitest';

import { templateOf } from './built-in-templates.ts';

describe('templateOf', () => {
  it.each(['equivalence', 'rubric', 'pairwise'])('knows %s', (name) => {
    const template = templateOf(name);
    expect(template).toMatchObject({ name, task: name, version: '1' });
    expect(template.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['Is {{answer}} the same as {{gold}}?', 'equivalence'],
    ['Does {{answer}} meet {{rubric}}?', 'rubric'],
    ['Which is better, {{first}} or {{second}}?', 'pairwise'],
  ])('takes the text %j for a template of the task %s', (text, task) => {
    const { hash, ...template } = templateOf(text);
    expect(template).toEqual({ name: 'own', version: hash.slice(0, 12), task, text });
  });

  it('names a text by its content', () => {
    const [one, same, other] = ['{{answer}}?', '{{answer}}?', '{{answer}}!'].map(templateOf);
    expect(one).toEqual(same);
    expect(one?.hash).not.toBe(other?.hash);
  });

  it.each([
    ['no such name', /^There is no judge's template "no such name": choose among equivalence, /],
    ['{{gold}} alone', /shows the judge no answer: write \{\{answer\}\}/],
    ['{{answer}} and {{reference}}', /names \{\{reference\}\}; choose among \{\{question\}\}, /],
  ])('refuses %j', (text, message) => {
    expect(() => templateOf(text)).toThrow(message);
  });
});
