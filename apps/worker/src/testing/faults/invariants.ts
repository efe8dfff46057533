import { createHash } from 'node:crypto';

import { checkRollups } from '@assay/db/record/rebuild-rollups';

import type { Allowance, Scene } from './fault-row.ts';

type Claim = (scene: Scene, allows: Allowance) => string[] | Promise<string[]>;

/** What holds at the end of every row, whatever went wrong. */
const CLAIMS: readonly Claim[] = [
  onceEach,
  onlyNamedFailures,
  endedWell,
  nothingHalfStored,
  countedRight,
  storedAsGenerated,
  limitsKept,
  nothingAfterCancellation,
  nothingTwice,
];

/** One sentence for each claim that does not hold. */
export async function findViolations(scene: Scene, allows: Allowance): Promise<string[]> {
  const found = await Promise.all(CLAIMS.map(async (claim) => claim(scene, allows)));
  return found.flat();
}

/** Every (item, repeat) has a sample or a named failure, and not both; the tables' keys forbid two of either. */
async function onceEach({ pool, runId }: Scene, { cancellation }: Allowance): Promise<string[]> {
  const { rows } = await pool.query<{ item: string; repeat: number; outcomes: number }>(
    `select item.key as item, planned.repeat,
            (select count(*)::int from sample
              where run_id = run.id and item_id = item.id and repeat = planned.repeat)
            + (select count(*)::int from sample_failure
                where run_id = run.id and item_id = item.id and repeat = planned.repeat) as outcomes
       from run
       join item on item.version_id = run.benchmark_version_id
      cross join lateral generate_series(0, run.repeats - 1) as planned (repeat)
      where run.id = $1`,
    [runId],
  );
  return rows
    .filter(({ outcomes }) => outcomes > 1 || (outcomes === 0 && !cancellation))
    .map(({ item, repeat, outcomes }) => `${item}, repeat ${repeat}: ${outcomes} outcomes`);
}

async function onlyNamedFailures({ pool, runId }: Scene, allows: Allowance): Promise<string[]> {
  const { rows } = await pool.query<{ errorClass: string; count: number }>(
    `select error_class as "errorClass", count(*)::int as count
       from sample_failure where run_id = $1 group by 1`,
    [runId],
  );
  const found = Object.fromEntries(rows.map(({ errorClass, count }) => [errorClass, count]));
  const allowed = allows.failures ?? {};
  return [...new Set([...Object.keys(found), ...Object.keys(allowed)])]
    .filter((name) => found[name] !== allowed[name])
    .map((name) => `${found[name] ?? 0} failures ${name}, not ${allowed[name] ?? 0}`);
}

async function endedWell({ pool, runId }: Scene, { cancellation }: Allowance): Promise<string[]> {
  const { rows } = await pool.query<{ status: string; reason: string | null }>(
    'select status::text, status_reason as reason from run where id = $1',
    [runId],
  );
  const wanted = cancellation ? 'cancelled' : 'completed';
  return rows
    .filter(({ status }) => status !== wanted)
    .map(({ status, reason }) => `the run is ${status} (${reason}), not ${wanted}`);
}

async function nothingHalfStored({ pool, runId }: Scene): Promise<string[]> {
  const { rows } = await pool.query<{ samples: number; traces: number; verdicts: number }>(
    `select count(*)::int as samples, count(trace.sample_id)::int as traces,
            count(verdict.sample_id)::int as verdicts
       from run
       join sample on sample.run_id = run.id
       left join trace on trace.sample_id = sample.id
       left join verdict on verdict.sample_id = sample.id and verdict.grading_id = run.current_grading_id
      where run.id = $1`,
    [runId],
  );
  return rows
    .filter(({ samples, traces, verdicts }) => traces !== samples || verdicts !== samples)
    .map((counts) => `a sample without its trace or verdict: ${JSON.stringify(counts)}`);
}

async function countedRight({ pool, runId }: Scene): Promise<string[]> {
  const { rows } = await pool.query<{ id: number }>(
    'select current_grading_id as id from run where id = $1',
    [runId],
  );
  const differences = await Promise.all(rows.map(({ id }) => checkRollups(pool, id)));
  return differences
    .flat()
    .map(
      ({ table, key, expected, stored }) =>
        `${table} ${key}: ${stored} is stored, ${expected} true`,
    );
}

interface StoredText {
  seed: number;
  content: string;
  tokens: number | null;
  isEstimated: boolean;
}

/** Text and tokens are those that the server generated for that seed. */
async function storedAsGenerated(
  { pool, runId, simulator }: Scene,
  { otherText }: Allowance,
): Promise<string[]> {
  const { rows } = await pool.query<StoredText>(
    `select seed, content, completion_tokens as tokens, tokens_estimated as "isEstimated"
       from sample join trace on trace.sample_id = sample.id
      where run_id = $1`,
    [runId],
  );
  const { requests } = simulator.state();
  const generated = new Map(requests.map(({ seed }) => [seed, new Set<string>()]));
  for (const { seed, textHash, completionTokens } of requests) {
    generated.get(seed)?.add(`${textHash} ${completionTokens}`).add(String(textHash));
  }
  return rows
    .filter(
      (stored) => !(otherText ?? false) && !generated.get(stored.seed)?.has(fingerprint(stored)),
    )
    .map(({ seed, tokens }) => `seed ${seed} (${tokens} tokens): not what the server generated`);
}

function fingerprint({ content, tokens, isEstimated }: StoredText): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return isEstimated ? hash : `${hash} ${tokens}`;
}

function limitsKept({ simulator, work }: Scene): string[] {
  return Object.entries(simulator.state().peakInFlightByReplica)
    .filter(([, peak]) => peak > work.limit)
    .map(([replica, peak]) => `replica ${replica} had ${peak} requests, over ${work.limit}`);
}

function nothingAfterCancellation({ simulator }: Scene, allows: Allowance): string[] {
  const { afterCancellation, afterForbidden } = simulator.state();
  const excused = allows.askingAfterCancellation ? [] : afterCancellation;
  return [...excused, ...afterForbidden].map(
    (ordinal) => `request ${ordinal} after a cancellation`,
  );
}

/** What was answered whole, without a fault, is not asked again. */
function nothingTwice({ simulator }: Scene, { lostReplies = 0 }: Allowance): string[] {
  const lost = countLostReplies(simulator.state().requests);
  return lost <= lostReplies ? [] : [`${lost} whole replies were asked for again`];
}

type Requests = ReturnType<Scene['simulator']['state']>['requests'];

/** Whole replies beyond the first for the same sample under the same weights. One that two wrote is nobody's. */
export function countLostReplies(requests: Requests): number {
  const whole = requests
    .filter(({ outcome, faults }) => outcome === 'answered' && faults.length === 0)
    .filter(({ weightsAtStart, weightsAtEnd }) => weightsAtStart === weightsAtEnd);
  const wanted = new Set(
    whole.map(({ sampleKey, weightsAtEnd }) => `${sampleKey} ${weightsAtEnd}`),
  );
  return whole.length - wanted.size;
}
