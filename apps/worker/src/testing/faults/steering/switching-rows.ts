import { adapter, readRuns, weights, whole, type RunFigures } from '../../switching.ts';
import type { FaultRow, Scene } from '../fault-row.ts';
import { findViolations } from '../invariants.ts';
import { waitForEnd } from '../play-row.ts';

const SAMPLES = 12;
const WORK = { items: 6, repeats: SAMPLES / 6 };

/** Checkpoints that are loaded on request, two on the same servers. Each sample names the weights that wrote it. */
export const switchingRows: readonly FaultRow[] = [
  {
    name: 'two LoRA adapters on one vLLM server',
    servers: { dialect: 'vllm' },
    work: { ...WORK, checkpoints: [adapter('ten'), adapter('twenty')] },
    ...written([
      whole('ten', SAMPLES, 'initial + /loras/ten'),
      whole('twenty', SAMPLES, 'initial + /loras/twenty'),
    ]),
  },
  ...(['vllm', 'sglang'] as const).map((dialect) => ({
    name: `full weights of two ${dialect} servers changed`,
    servers: { dialect, replicas: 2 },
    work: { ...WORK, checkpoints: [weights('ten'), weights('twenty', 'sha-of-twenty')] },
    ...written([whole('ten', SAMPLES, '/weights/ten'), whole('twenty', SAMPLES, 'sha-of-twenty')]),
  })),
];

function written(expected: readonly RunFigures[]): Pick<FaultRow, 'meanwhile' | 'verify'> {
  return {
    meanwhile: async (scene) => {
      for (const runId of await findRunIds(scene)) await waitForEnd({ ...scene, runId });
    },
    verify: async (scene) => {
      const [, ...others] = await findRunIds(scene);
      const ofOthers = others.map((runId) => findViolations({ ...scene, runId }, {}));
      const runs = await readRuns(scene, scene.sweep.sweepId);
      const isAsExpected = JSON.stringify(runs) === JSON.stringify(expected);
      return [
        ...(await Promise.all(ofOthers)).flat(),
        ...(isAsExpected ? [] : [`the runs are ${JSON.stringify(runs)}`]),
        ...findSwitchedWithin(scene),
      ];
    },
  };
}

async function findRunIds({ pool, sweep }: Scene): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    'select id from run where sweep_id = $1 order by id',
    [sweep.sweepId],
  );
  return rows.map(({ id }) => id);
}

/** Replies whose weights were not the same from their first token to their last, as the servers know it. */
function findSwitchedWithin({ simulator }: Scene): string[] {
  return simulator
    .state()
    .requests.filter(({ weightsAtStart, weightsAtEnd }) => weightsAtStart !== weightsAtEnd)
    .map(({ ordinal }) => `the weights changed under request ${ordinal}`);
}
