import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recipes } from '../recipes/registry.ts';
import { readItemMapping } from './read-item-mapping.ts';

function faultOf(value: unknown): string {
  const read = readItemMapping(value);
  return 'fault' in read ? read.fault : 'It was read.';
}

/** Mappings with one fault, and a part of the sentence on it. */
const FAULTS: readonly (readonly [unknown, string])[] = [
  [null, 'The mapping is null, not an object.'],
  [{}, 'The mapping needs a "prompt"'],
  [{ prompt: 'q', promt: 'q' }, 'The mapping holds "promt", which is not one of'],
  [{ prompt: 7 }, 'The mapping\'s "prompt" is 7, not the name of a field'],
  [
    { prompt: { field: 'q', template: '{{q}}' } },
    'not the name of a field or an object with one of',
  ],
  [
    { prompt: { field: 'q', transform: [] } },
    'holds "transform", which is not one of field, transforms',
  ],
  [{ prompt: { field: 'q', transforms: ['eval'] } }, 'is "eval", no transform; choose among text'],
  [{ prompt: { field: 'q', transforms: [{ after: '' }] } }, '"after" is "", not a text'],
  [{ prompt: { field: 'q', transforms: [{ take: 0 }] } }, 'not a whole number from 1'],
  [{ prompt: { field: 'q', transforms: [{ threshold: { at: 1 } }] } }, '"below" and "from"'],
  [{ prompt: 'q', format: 'xml' }, 'not one of jsonl, json, csv, tsv, text'],
  [{ prompt: 'q', beside: { answer: '../secret' } }, 'names of files in the same folder'],
  [{ prompt: 'q', beside: { answer: '..' } }, 'names of files in the same folder'],
  [{ prompt: 'q', share: 7 }, 'not true or false'],
  [{ prompt: 'q', grader: { kind: 'guess' } }, 'not one of math, choice, text, number'],
  [{ prompt: 'q', grader: { kind: 'math', params: [] } }, 'not an object'],
  [
    { prompt: 'q', grader: { kind: 'math', params: { profile: 'boxed' } } },
    'The mapping\'s "grader": There is no profile "boxed"; choose among default, hendrycks',
  ],
  [{ prompt: 'q', attributes: ['level'] }, 'The mapping\'s "attributes"'],
];

describe('a mapping', () => {
  it.each(FAULTS)('%j is refused in one sentence: %s', (value, part) => {
    expect(faultOf(value)).toContain(part);
    expect(faultOf(value).split('\n')).toHaveLength(1);
  });

  it('of a recipe reads the same from its JSON', () => {
    for (const { name, mappings, grader } of recipes.values()) {
      for (const mapping of mappings) {
        const json: unknown = JSON.parse(JSON.stringify({ ...mapping, grader }));
        expect(readItemMapping(json), name).toEqual({ mapping: { ...mapping, grader } });
      }
    }
  });

  it('is read or refused, whatever JSON it is', () => {
    const names = fc.constantFrom(
      'prompt',
      'gold',
      'derive',
      'options',
      'params',
      'grader',
      'beside',
      'shuffle',
    );
    const keys = fc.constantFrom('field', 'transforms', 'list', 'reference', 'each', 'map');
    const spec = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 2 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 2 }),
        fc.array(tie('value'), { maxLength: 2 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(names, spec), (value) => {
        const read = readItemMapping(value);
        expect('mapping' in read || read.fault.length > 10).toBe(true);
      }),
    );
  });
});
