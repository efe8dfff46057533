import { describe, expect, it } from 'vitest';

import {
  attributeFields,
  roleValue,
  withAttributes,
  withGraderKind,
  withRole,
} from './mapping-edits.ts';

describe('roleValue', () => {
  it.each([
    [{}, { kind: 'none' }],
    [{ gold: 'answer' }, { kind: 'field', path: 'answer', transform: '' }],
    [
      { gold: { field: 'answer', transforms: ['after-hashes'] } },
      { kind: 'field', path: 'answer', transform: 'after-hashes' },
    ],
    [{ gold: { field: 'answer', transforms: ['a', 'b'] } }, { kind: 'composed' }],
    [{ gold: { field: 'answer', otherwise: null } }, { kind: 'composed' }],
    [{ gold: { constant: 'A' } }, { kind: 'composed' }],
    [{ gold: 7 }, { kind: 'composed' }],
  ])('reads %j', (mapping, value) => {
    expect(roleValue(mapping, 'gold')).toEqual(value);
  });
});

describe('withRole', () => {
  it('writes what roleValue reads, and leaves the rest alone', () => {
    const mapping = { prompt: 'question', share: false };
    for (const transform of ['', 'last-boxed']) {
      const edited = withRole(mapping, 'gold', { path: 'answer', transform });
      expect(edited).toMatchObject(mapping);
      expect(roleValue(edited, 'gold')).toEqual({ kind: 'field', path: 'answer', transform });
    }
  });

  it('takes a role away where no field is chosen', () => {
    expect(
      withRole({ prompt: 'q', options: 'choices' }, 'options', { path: '', transform: 'json' }),
    ).toEqual({ prompt: 'q' });
  });
});

describe('attributes', () => {
  it('are named by the last part of their field', () => {
    const mapping = withAttributes({ prompt: 'q' }, ['meta.level', 'topic']);
    expect(mapping).toEqual({ prompt: 'q', attributes: { level: 'meta.level', topic: 'topic' } });
    expect(attributeFields(mapping)).toEqual(['meta.level', 'topic']);
    expect(withAttributes(mapping, [])).toEqual({ prompt: 'q' });
  });

  it('that are more than fields are left to the mapping itself', () => {
    expect(attributeFields({ attributes: { year: { field: 'url', otherwise: null } } })).toBeNull();
  });
});

it('another kind of answer begins without parameters', () => {
  const mapping = { prompt: 'q', grader: { kind: 'math', params: { profile: 'qwen' } } };
  expect(withGraderKind(mapping, 'text')).toEqual({
    prompt: 'q',
    grader: { kind: 'text', params: {} },
  });
});
