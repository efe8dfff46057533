import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { recordSamples } from '@assay/db/record/record-samples';
import { sha256Hex } from '@assay/eval-core/hash';

import { exportLeaderboardCsv } from '../export/leaderboard-csv.ts';
import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertBenchmark,
  insertCheckpoint,
  insertMeasuredRun,
  SAMPLING,
  toRecord,
} from '../testing/measured-run.ts';
import { parseCsv } from '../testing/parse-csv.ts';
import { readSamplesCsv } from '../testing/read-export.ts';
import { recomputeLeaderboard } from '../testing/recompute-leaderboard.ts';

const TEMPLATE = '{{prompt}} Be short.';
const MESSAGE = '<b>You are careful.</b>';
const short = (text: string) => sha256Hex(text).slice(0, 12);

let fixture: ApiFixture;
let sweepId: number;

/** A sweep of one checkpoint on one benchmark of two items, over two templates and two system messages. */
beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  const { prompts, sweeps } = callerFor(services, home.actors.member);
  const template = await prompts.createTemplate({ text: TEMPLATE });
  const message = await prompts.createSystemMessage({ text: MESSAGE });
  ({ id: sweepId } = await sweeps.create({
    name: 'prompts',
    checkpointIds: [await insertCheckpoint(services, home, 'solver')],
    benchmarkVersionIds: [await insertBenchmark(services, home, { name: 'maze', itemCount: 2 })],
    promptTemplateIds: [null, template.id],
    systemMessageIds: [null, message.id],
    repeats: 1,
    sampling: SAMPLING,
  }));
  const runs = await services.prisma.run.findMany({ where: { sweepId }, orderBy: { id: 'asc' } });
  const items = await services.prisma.item.findMany({ orderBy: { position: 'asc' } });
  const itemIds = items.map(({ id }) => id);
  // The first run has nothing right, the second one item, the third both, the fourth none again.
  const rightOf = [0, 1, 2, 0];
  for (const [index, run] of runs.entries()) {
    const place = { runId: run.id, gradingId: run.currentGradingId ?? 0, itemIds };
    await recordSamples(
      services.pool,
      [0, 1].map((item) => {
        const outcome = item < (rightOf[index] ?? 0) ? 'correct' : 'incorrect';
        return toRecord({ item, repeat: 0, verdict: { outcome } }, place);
      }),
    );
  }
});

afterAll(() => fixture.close());

function viewer() {
  return callerFor(fixture.services, fixture.home.actors.viewer);
}

function ctx() {
  return { services: fixture.services, actor: fixture.home.actors.viewer };
}

const expected = [
  { template: '{{prompt}}', message: null, estimateFraction: 0 },
  { template: '{{prompt}}', message: MESSAGE, estimateFraction: 0.5 },
  { template: TEMPLATE, message: null, estimateFraction: 1 },
  { template: TEMPLATE, message: MESSAGE, estimateFraction: 0 },
];

test('a sweep over two templates and two messages never mixes its cells', async () => {
  const { cells, checkpoints } = await viewer().leaderboard.get({});
  expect(checkpoints).toHaveLength(1);
  expect(cells).toMatchObject(
    expected.map(({ template, message, estimateFraction }) => ({
      variant: {
        templateHash: short(template),
        isDefaultTemplate: template === '{{prompt}}',
        systemMessageHash: message === null ? null : short(message),
        isOwnSystemMessage: message === null,
      },
      accuracy: { estimateFraction, samples: 2 },
    })),
  );
});

test('the sweep, its runs and their traces tell with what was asked, texts in full', async () => {
  const { progress } = await viewer().sweeps.get({ id: sweepId });
  const { cells } = await viewer().leaderboard.get({ sweepId });
  expect(progress.runs.map(({ variant }) => variant)).toEqual(cells.map(({ variant }) => variant));
  for (const [index, { runId, variant }] of progress.runs.entries()) {
    const prompts = {
      templateText: expected[index]?.template,
      systemMessageText: expected[index]?.message,
    };
    const run = await viewer().runs.get({ id: runId });
    expect(run).toMatchObject({ prompts, cell: { variant } });
    const { rows } = await viewer().samples.list({ runId, filter: 'all' });
    expect(await viewer().samples.get({ id: rows[0]?.id ?? '' })).toMatchObject({
      prompts,
      variant,
    });
  }
});

describe('the exports', () => {
  test('name both texts by the first digits of their hashes, and none where none was sent', async () => {
    const { header, rows } = parseCsv(await exportLeaderboardCsv(ctx(), {}));
    expect(header.slice(-2)).toEqual(['prompt_template', 'system_message']);
    expect(rows.map((row) => [row.prompt_template, row.system_message])).toEqual(
      expected.map(({ template, message }) => [
        short(template),
        message === null ? 'none' : short(message),
      ]),
    );
  });

  test('agree: the leaderboard is computed from the samples, variant by variant', async () => {
    const samples = await readSamplesCsv(ctx());
    expect(samples.header).toEqual(expect.arrayContaining(['prompt_template', 'system_message']));
    const { rows } = parseCsv(await exportLeaderboardCsv(ctx(), {}));
    const keyOf = (row: { prompt_template?: string; system_message?: string }) =>
      `${row.prompt_template} ${row.system_message}`;
    expect(new Map(rows.map((row) => [keyOf(row), Number(row.estimate_fraction)]))).toEqual(
      new Map(recomputeLeaderboard(samples.rows).map((row) => [keyOf(row), row.estimate_fraction])),
    );
  });
});

test('a newer completed run with other prompts does not replace the one with the defaults', async () => {
  const { services, home } = fixture;
  const newest = await insertMeasuredRun(services, {
    workspace: home,
    itemCount: 2,
    repeats: 1,
    samples: [{ item: 0, repeat: 0 }],
  });
  const { cells } = await viewer().leaderboard.get({});
  expect(cells).toHaveLength(4);
  expect(cells[0]).toMatchObject({ runId: newest.runId, accuracy: { samples: 1 } });
  await services.pool.query(
    `update run set status = 'completed' where sweep_id = $1 and system_message_id <> $2`,
    [sweepId, cells[0]?.variant.systemMessageId],
  );
  const after = await viewer().leaderboard.get({});
  expect(after.cells.map(({ runId }) => runId)).toEqual(cells.map(({ runId }) => runId));
});
