import { expect, test } from 'vitest';

import { makeVariant } from '../testing/make-variant.ts';
import { variantLabel } from './variant-label.ts';

test('defaults need no label, a system message of the checkpoint itself included', () => {
  expect(variantLabel(makeVariant())).toBeNull();
  expect(variantLabel(makeVariant({ systemMessageHash: 'abcdefabcdef' }))).toBeNull();
});

test.each([
  [{ isDefaultTemplate: false }, 'template 111111111111'],
  [{ isOwnSystemMessage: false }, 'no system message'],
  [
    { isDefaultTemplate: false, isOwnSystemMessage: false, systemMessageHash: 'abcdefabcdef' },
    'template 111111111111 · system message abcdefabcdef',
  ],
])('%o is labelled %s', (change, label) => {
  expect(variantLabel(makeVariant(change))).toBe(label);
});
