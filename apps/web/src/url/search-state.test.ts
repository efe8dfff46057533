import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { readSearchState, writeSearchState } from './search-state.ts';

const schema = z.object({
  order: z.enum(['asc', 'desc']).catch('asc'),
  sweep: z.coerce.number().int().positive().optional().catch(undefined),
  text: z.string().max(20).catch(''),
});

describe('URL state', () => {
  it('falls back on anything that the schema does not allow', () => {
    expect(
      readSearchState(schema, { order: 'sideways', sweep: '-3', text: 'a'.repeat(21) }),
    ).toEqual({
      order: 'asc',
      sweep: undefined,
      text: '',
    });
  });

  it('takes the first of a parameter that is given twice', () => {
    expect(readSearchState(schema, { sweep: ['4', '5'] }).sweep).toBe(4);
    expect(readSearchState(schema, new URLSearchParams('sweep=4&sweep=5')).sweep).toBe(4);
  });

  it('writes nothing for the default view', () => {
    expect(writeSearchState(schema, { order: 'asc', text: '' })).toBe('');
  });

  it('reads back what it wrote, whatever the text', () => {
    const states = fc.record({
      order: fc.constantFrom('asc' as const, 'desc' as const),
      sweep: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { nil: undefined }),
      text: fc.string({ maxLength: 20 }),
    });
    fc.assert(
      fc.property(states, (state) => {
        const written = writeSearchState(schema, state);
        expect(readSearchState(schema, new URLSearchParams(written))).toEqual(state);
      }),
    );
  });
});
