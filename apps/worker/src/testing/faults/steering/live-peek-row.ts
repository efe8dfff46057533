import { setTimeout as sleep } from 'node:timers/promises';

import { listInFlight } from '@assay/api/in-flight/list-in-flight';
import { watchInFlight } from '@assay/api/in-flight/watch-in-flight';
import type { InFlightFrame, InFlightPlace } from '@assay/contracts/in-flight';

import { SECRET_KEY } from '../../child-processes.ts';
import type { FaultRow, Scene } from '../fault-row.ts';
import { waitForEnd } from '../play-row.ts';

const LOOK_INTERVAL_MS = 20;

/** A reply takes about three seconds: somebody sees it begin, and has all of it when it ends. */
export const livePeekRow: FaultRow = {
  name: 'a reply is watched from its beginning to its end',
  servers: { speed: 0.2 },
  work: { items: 2, repeats: 2 },
  meanwhile: async (scene) => {
    const place = await untilInFlight(scene);
    const frames: InFlightFrame[] = [];
    for await (const frame of await watchInFlight(contextOf(scene), place)) frames.push(frame);
    await waitForEnd(scene);
    const faults = findFaults(frames, await readStored(scene, place));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  },
};

function findFaults(frames: readonly InFlightFrame[], stored: string | undefined): string[] {
  const seen = frames.map((frame) => (frame.kind === 'text' ? frame.answer : '')).join('');
  const last = frames.at(-1);
  const isWhole = last?.kind === 'end' && last.finish === 'stop';
  return [
    ...(seen === stored ? [] : ['another text was seen than is stored']),
    ...(isWhole ? [] : [`at last came ${JSON.stringify(last)}`]),
    ...(frames.length > 3 ? [] : [`all of it came in ${frames.length} frames`]),
  ];
}

function contextOf({ pool, sweep: { workspaceId } }: Scene) {
  return {
    services: { pool, secretKey: SECRET_KEY },
    actor: { workspace: { id: workspaceId, slug: 'any', name: 'any' } },
  };
}

async function untilInFlight(scene: Scene): Promise<InFlightPlace> {
  for (;;) {
    const { generations } = await listInFlight(contextOf(scene), { runId: scene.runId });
    const [first] = generations;
    if (first) {
      const { runId, itemId, repeat, workerId } = first;
      return { runId, itemId, repeat, workerId };
    }
    await sleep(LOOK_INTERVAL_MS);
  }
}

async function readStored({ pool }: Scene, { runId, itemId, repeat }: InFlightPlace) {
  const { rows } = await pool.query<{ content: string }>(
    `select content from trace join sample on sample.id = trace.sample_id
      where run_id = $1 and item_id = $2 and repeat = $3`,
    [runId, itemId, repeat],
  );
  return rows[0]?.content;
}
