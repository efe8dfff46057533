import { describe, expect, it } from 'vitest';

import { readEnv } from './env.ts';

describe('readEnv', () => {
  it('listens on the loopback address and paces replies unless told otherwise', () => {
    expect(readEnv({})).toEqual({ host: '127.0.0.1', port: 8399, tokensPerSecond: 800 });
  });

  it('names the variable that has to change', () => {
    expect(() => readEnv({ ASSAY_REFERENCE_PORT: 'eight' })).toThrow(/ASSAY_REFERENCE_PORT/);
    expect(() => readEnv({ ASSAY_REFERENCE_TOKENS_PER_SECOND: '-1' })).toThrow(
      /ASSAY_REFERENCE_TOKENS_PER_SECOND/,
    );
  });
});
