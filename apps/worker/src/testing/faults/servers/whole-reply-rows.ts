import type { FaultRow, Scene } from '../fault-row.ts';
import { FIRST_ATTEMPT, strike } from './strike.ts';

/** Replies of a backend that is asked not to stream. */
export const wholeReplyRows: readonly FaultRow[] = [
  strike({ kind: 'truncated-json', keptFraction: 0.5 }, FIRST_ATTEMPT, {
    what: 'in replies that are not streamed',
    isQuick: true,
    work: { replies: 'whole' },
    verify: nothingStreamed,
  }),
];

async function nothingStreamed({ pool, runId, simulator }: Scene): Promise<string[]> {
  const streamed = simulator.state().requests.filter(({ stream }) => stream);
  const { rows } = await pool.query<{ timed: number }>(
    'select count(first_token_ms)::int as timed from sample where run_id = $1',
    [runId],
  );
  const timed = rows[0]?.timed ?? 0;
  return [
    ...(streamed.length === 0 ? [] : [`${streamed.length} requests asked for a stream`]),
    ...(timed === 0 ? [] : [`${timed} samples have the time of a first token`]),
  ];
}
