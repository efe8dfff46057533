import type { EngineOptions } from './engine-options.ts';
import type { Sequence } from './sequence.ts';

/** Sequences without a slot, the next to be admitted first. One that was preempted keeps its place by arrival. */
export interface WaitingLine {
  readonly length: number;
  first(): Sequence | undefined;
  add(sequence: Sequence): void;
  remove(id: number): Sequence | undefined;
  all(): readonly Sequence[];
}

export function createWaitingLine(policy: EngineOptions['policy']): WaitingLine {
  const line: Sequence[] = [];
  const comesBefore = (a: Sequence, b: Sequence): boolean => {
    const byPriority = policy === 'priority' ? (a.spec.priority ?? 0) - (b.spec.priority ?? 0) : 0;
    return byPriority !== 0 ? byPriority < 0 : a.arrival < b.arrival;
  };
  return {
    get length() {
      return line.length;
    },
    first: () => line[0],
    add: (sequence) => {
      // From the back: most come last.
      let place = line.length;
      for (; place > 0; place -= 1) {
        const before = line[place - 1];
        if (before && !comesBefore(sequence, before)) break;
      }
      line.splice(place, 0, sequence);
    },
    remove: (id) => {
      const place = line.findIndex(({ spec }) => spec.id === id);
      return place === -1 ? undefined : line.splice(place, 1)[0];
    },
    all: () => line,
  };
}
