import type { Scene } from '../fault-row.ts';

/** For rows in which weights change: each sample has a whole reply that these weights, and no others, wrote. */
export function writtenUnder(weightsId: string): (scene: Scene) => string[] {
  return ({ simulator, work }) => {
    const { requests } = simulator.state();
    const whole = requests
      .filter(({ outcome, faults }) => outcome === 'answered' && faults.length === 0)
      .filter((reply) => reply.weightsAtStart === weightsId && reply.weightsAtEnd === weightsId);
    const written = new Set(whole.map(({ sampleKey }) => sampleKey)).size;
    const planned = work.items * work.repeats;
    return written === planned ? [] : [`${written} of ${planned} samples are of ${weightsId}`];
  };
}
