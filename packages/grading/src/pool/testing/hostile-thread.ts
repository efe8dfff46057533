import { verdictOf } from '@assay/eval-core/verdict';

import { serveRequests } from '../serve-requests.ts';

/** Stands in for graders that misbehave: `params.behaviour` says how. */
serveRequests(({ task: { item } }) => {
  const { behaviour, attempts } = item.params;
  if (attempts instanceof Int32Array) Atomics.add(attempts, 0, 1);
  misbehave(behaviour);
  return verdictOf('verified');
});

function misbehave(behaviour: unknown): void {
  switch (behaviour) {
    case 'hang':
      spinFor(Infinity);
      break;
    case 'backtrack':
      /^(a+)+$/.test(`${'a'.repeat(60)}b`);
      break;
    case 'slow':
      spinFor(40);
      break;
    case 'fill':
      fillMemory();
      break;
    case 'throw':
      throw new RangeError('a bug');
    case 'leave':
      process.exit(0);
  }
}

function spinFor(durationMs: number): void {
  const start = performance.now();
  while (performance.now() - start < durationMs);
}

function fillMemory(): void {
  const rows: number[][] = [];
  for (;;) rows.push(Array.from({ length: 100_000 }, (_, index) => index + rows.length));
}
