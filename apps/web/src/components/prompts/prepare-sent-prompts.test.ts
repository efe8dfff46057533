import { expect, test } from 'vitest';

import { makeVariant } from '../../testing/make-variant.ts';
import { prepareSentPrompts } from './prepare-sent-prompts.ts';

test('both texts are given as they are, with hash and owner', () => {
  const prompts = { templateText: '<b>{{prompt}}</b>\n', systemMessageText: 'Think.' };
  const variant = makeVariant({ isOwnSystemMessage: false, systemMessageHash: 'abcdefabcdef' });
  expect(prepareSentPrompts(variant, prompts)).toEqual([
    {
      title: 'Prompt template',
      origin: "the benchmark's own",
      hash: '111111111111',
      text: '<b>{{prompt}}</b>\n',
    },
    {
      title: 'System message',
      origin: "in place of the checkpoint's own",
      hash: 'abcdefabcdef',
      text: 'Think.',
    },
  ]);
});

test('no system message is none, not an empty text', () => {
  const prompts = { templateText: '{{prompt}}', systemMessageText: null };
  expect(prepareSentPrompts(makeVariant(), prompts)[1]).toMatchObject({ hash: null, text: null });
});
