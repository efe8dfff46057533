import { expect, it } from 'vitest';

import { profileFault } from './profile-fault.ts';

const BOXED =
  'There is no profile "boxed"; choose among default, hendrycks, qwen, nemo, math-verify, inspect.';

it('names the profiles there are where a grader of mathematics is asked for another', () => {
  expect(profileFault({ kind: 'math', params: { profile: 'boxed' } })).toBe(BOXED);
  expect(profileFault({ kind: 'math', params: { profile: 7 } })).toMatch(/^There is no profile 7;/);
  for (const params of [{ profile: 'qwen' }, { profile: null }, {}]) {
    expect(profileFault({ kind: 'math', params })).toBeNull();
  }
});

it('looks at what the rule of a judge is told', () => {
  const rule = { kind: 'math', params: { profile: 'boxed' } };
  expect(profileFault({ kind: 'judge', params: { rule } })).toBe(BOXED);
  expect(profileFault({ kind: 'judge', params: { rule, mode: 'alone' } })).toBeNull();
  expect(profileFault({ kind: 'judge', params: { rule, profile: 'qwen' } })).toBeNull();
  const bare = { rule: { kind: 'math' }, profile: 'boxed' };
  expect(profileFault({ kind: 'judge', params: bare })).toBe(BOXED);
});

it('minds no parameter that the kind does not read', () => {
  expect(profileFault({ kind: 'choice', params: { profile: 'boxed' } })).toBeNull();
  expect(
    profileFault({ kind: 'judge', params: { rule: { kind: 'text' }, profile: 'boxed' } }),
  ).toBe(null);
});
