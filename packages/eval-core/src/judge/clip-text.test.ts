import { describe, expect, it } from 'vitest';

import { clipText } from './clip-text.ts';

describe('clipText', () => {
  it('leaves out the middle of a long text and says how much', () => {
    const clipped = clipText(`start${'x'.repeat(30_000)}end`);
    expect(clipped).toMatch(/^startx+\n\[… 10008 characters are left out here …\]\nx+end$/);
    expect(clipped.length).toBeLessThan(20_100);
  });

  it('leaves no half characters, which servers refuse', () => {
    expect(clipText('a\uD83D')).toBe('a\uFFFD');
    expect(clipText('a😀')).toBe('a😀');
    expect(encodeURIComponent(clipText('😀'.repeat(20_000)))).toContain('%F0%9F%98%80');
  });
});
