import { describe, expect, it } from 'vitest';

import { createBacklog } from './backlog.ts';

const never = new AbortController().signal;

describe('createBacklog', () => {
  it.each([
    ['1,000 replies', 1_000, 1],
    ['64 MiB of text', 64, 1024 * 1024],
  ])('has no room while %s are not stored', async (_, most, size) => {
    const backlog = createBacklog();
    const stored = Array.from({ length: most - 1 }, () => backlog.add(size));
    expect(backlog.room(never)).toBeUndefined();
    stored.push(backlog.add(size));
    // What was in flight comes all the same.
    stored.push(backlog.add(size));
    const room = backlog.room(never);
    let hasRoom = false;
    const noticed = room?.then(() => (hasRoom = true));
    stored[0]?.();
    await Promise.resolve();
    expect(hasRoom).toBe(false);
    stored[1]?.();
    await noticed;
    expect(hasRoom).toBe(true);
    expect(backlog.room(never)).toBeUndefined();
  });

  it('keeps nobody waiting whose run has ended', async () => {
    const backlog = createBacklog();
    backlog.add(Infinity);
    const ended = new AbortController();
    const room = backlog.room(ended.signal);
    ended.abort(new Error('cancelled'));
    await expect(room).rejects.toThrow('cancelled');
  });
});
