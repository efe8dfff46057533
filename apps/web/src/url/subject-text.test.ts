import { expect, it } from 'vitest';

import { readSubject, subjectText } from './subject-text.ts';

it.each([
  ['12', { checkpointId: 12, variantKey: 'default/own' }],
  ['12/7/own', { checkpointId: 12, variantKey: '7/own' }],
  ['3/default/9', { checkpointId: 3, variantKey: 'default/9' }],
])('%s is read and written alike', (text, subject) => {
  expect(readSubject(text)).toEqual(subject);
  expect(subjectText(subject)).toBe(text);
});

it.each(['', '0', '12/', '12/own', '12/7', '1e3', '12/default/own/x', '9999999999'])(
  '%j names nobody',
  (text) => {
    expect(readSubject(text)).toBeNull();
  },
);
