import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { exportLeaderboardCsv } from '../export/leaderboard-csv.ts';
import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { parseCsv } from '../testing/parse-csv.ts';
import { readSamplesCsv } from '../testing/read-export.ts';
import { meanOf, recomputeInterval } from '../testing/recompute-interval.ts';

const ITEMS = 5;
const REPEATS = 3;

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: ITEMS,
    repeats: REPEATS,
    samples: Array.from({ length: ITEMS * REPEATS }, (_, index) => {
      const [item, repeat] = [index % ITEMS, Math.floor(index / ITEMS)];
      const recall = ((7 * item + 3 * repeat) % 11) / 11;
      // Precision is unknown of one sample, so its repeat is not complete.
      const precision = (item + 1) / (repeat + 5);
      const scores: Record<string, number> = index === 3 ? { recall } : { recall, precision };
      return { item, repeat, verdict: { scores, environment: '=sandbox()' } };
    }),
  });
});

afterAll(() => fixture.close());

function ctx() {
  return { services: fixture.services, actor: fixture.home.actors.viewer };
}

/** The scores of one name from the samples CSV, each with its item and repeat. */
async function readScores(name: string) {
  const { rows } = await readSamplesCsv(ctx());
  return rows.flatMap(({ item = '', repeat = '', scores = '' }) => {
    const score = (JSON.parse(scores) as Record<string, number>)[name];
    return score === undefined ? [] : [{ item, repeat, score }];
  });
}

describe('named scores aggregated', () => {
  test.each([
    { name: 'precision', samples: 14, repeats: 2 },
    { name: 'recall', samples: 15, repeats: 3 },
  ])('$name is what the samples of the CSV give by plain arithmetic', async (expected) => {
    const { leaderboard } = callerFor(fixture.services, fixture.home.actors.viewer);
    const [cell] = (await leaderboard.get({})).cells;
    const shown = cell?.scores.find(({ name }) => name === expected.name);
    const scores = await readScores(expected.name);
    const groups = (key: 'item' | 'repeat') =>
      [...new Set(scores.map((row) => row[key]))].map((value) =>
        scores.filter((row) => row[key] === value).map(({ score }) => score),
      );
    const itemMeans = groups('item').map(meanOf);
    const complete = groups('repeat')
      .filter(({ length }) => length === ITEMS)
      .map(meanOf);

    expect(shown).toMatchObject({ items: ITEMS, itemsWithoutSamples: 0, missingReason: null });
    expect(shown).toMatchObject({ samples: expected.samples, repeats: expected.repeats });
    const mean = meanOf(itemMeans);
    expect(shown?.estimateFraction).toBeCloseTo(mean, 12);
    const spread = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0) / (values.length - 1);
    expect(shown?.stdOverRepeats).toBeCloseTo(Math.sqrt(spread(complete)), 12);

    const { ci_low, ci_high } = recomputeInterval(itemMeans, scores.length);
    expect(shown?.interval?.low).toBeCloseTo(ci_low ?? NaN, 8);
    expect(shown?.interval?.high).toBeCloseTo(ci_high ?? NaN, 8);
  });

  test('a run and the leaderboard tell the same scores, in the order of their names', async () => {
    const { leaderboard, runs } = callerFor(fixture.services, fixture.home.actors.viewer);
    const { cell } = await runs.get({ id: run.runId });
    expect(cell.scores.map(({ name }) => name)).toEqual(['precision', 'recall']);
    expect((await leaderboard.get({})).cells).toEqual([cell]);
  });

  test('are rows of the leaderboard CSV beside accuracy', async () => {
    const { rows } = parseCsv(await exportLeaderboardCsv(ctx(), {}));
    const { cell } = await callerFor(fixture.services, ctx().actor).runs.get({ id: run.runId });
    expect(rows.map(({ metric }) => metric)).toEqual([
      'accuracy',
      'score:precision',
      'score:recall',
    ]);
    expect(rows.map(({ estimate_fraction: estimate }) => Number(estimate))).toEqual([
      cell.accuracy.estimateFraction,
      ...cell.scores.map(({ estimateFraction }) => estimateFraction),
    ]);
  });

  test('the samples CSV names the environment, harmless to a spreadsheet', async () => {
    const { rows } = await readSamplesCsv(ctx());
    expect(new Set(rows.map(({ environment }) => environment))).toEqual(new Set(["'=sandbox()"]));
  });
});
