import { errors } from 'undici';
import { describe, expect, it } from 'vitest';

import { networkError } from './network-fault.ts';

const NOTHING_CAME = { hasBytes: false, partialText: '' };

describe('networkError', () => {
  it('names the phase of a connection that does not come about', () => {
    const error = networkError(new errors.ConnectTimeoutError('Connect Timeout'), NOTHING_CAME);
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'connect' });
  });

  it('takes a refused connection for a server that is away, whichever address was tried', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(networkError(refused, NOTHING_CAME).fault).toEqual({ kind: 'unreachable' });
    const both = new AggregateError([refused, refused]);
    expect(networkError(both, NOTHING_CAME).fault).toEqual({ kind: 'unreachable' });
  });
});
