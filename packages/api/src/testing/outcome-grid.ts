import type { SampleFixture } from './measured-run.ts';

/** Samples as letters, a string an item: c correct, i incorrect, u unscorable, t incorrect at its limit, . missing. */
export function outcomeGrid(...items: string[]): SampleFixture[] {
  return items.flatMap((letters, item) =>
    [...letters].flatMap((letter, repeat): SampleFixture[] => {
      if (letter === '.') return [];
      const outcome = letter === 'c' ? 'correct' : letter === 'u' ? 'unscorable' : 'incorrect';
      return [{ item, repeat, finish: letter === 't' ? 'length' : 'stop', verdict: { outcome } }];
    }),
  );
}
