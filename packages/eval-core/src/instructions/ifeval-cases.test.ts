import { describe, expect, it } from 'vitest';

import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { checkInstructions } from './check-instructions.ts';
import { INSTRUCTION_MODES, readInstructions } from './read-instructions.ts';

interface OfficialCase {
  key: number;
  reply: string;
  params: Record<string, unknown>;
  upstream: { strict: boolean[]; loose: boolean[] };
}

interface UnitCase {
  id: string;
  instruction: string;
  kwargs: Record<string, unknown>;
  reply: string;
  expected: boolean;
}

const shareOf = (agreed: readonly boolean[]): number =>
  agreed.filter(Boolean).length / agreed.length;

describe.runIf(hasFixtures).each(INSTRUCTION_MODES)('official %s verdicts of IFEval', (mode) => {
  const decided = (): { got: boolean[]; official: boolean[] }[] =>
    readFixtureLines<OfficialCase>('cases/ifeval.jsonl').map(({ reply, params, upstream }) => ({
      got: Object.values(checkInstructions(readInstructions({ ...params, mode }), reply)),
      official: upstream[mode],
    }));

  it('agree on at least 99.5 % of the instructions', () => {
    const agreed = decided().flatMap(({ got, official }) =>
      official.map((verdict, index) => verdict === got[index]),
    );
    expect(agreed.length).toBeGreaterThan(0);
    expect(shareOf(agreed)).toBeGreaterThanOrEqual(0.995);
  });

  it('agree on at least 99.5 % of the prompts', () => {
    const agreed = decided().map(
      ({ got, official }) => got.every(Boolean) === official.every(Boolean),
    );
    expect(agreed.length).toBeGreaterThan(0);
    expect(shareOf(agreed)).toBeGreaterThanOrEqual(0.995);
  });
});

describe.runIf(hasFixtures)("the reference implementation's own tests", () => {
  it('agree on every instruction', () => {
    const disagreeing = readFixtureLines<UnitCase>('cases/ifeval-unit.jsonl').filter(
      ({ instruction, kwargs, reply, expected }) => {
        const set = readInstructions({ ids: [instruction], kwargs: [kwargs] });
        return checkInstructions(set, reply)[instruction] !== expected;
      },
    );
    expect(disagreeing.map(({ id }) => id)).toEqual([]);
  });
});
