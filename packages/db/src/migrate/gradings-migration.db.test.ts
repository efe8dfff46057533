import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { createPool } from '../pool.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/template-database.ts';
import { applyMigrations } from './apply-migrations.ts';
import { MIGRATIONS_FOLDER } from './prepare-database.ts';

const BEFORE = '20261122180000_first_light';
const MIGRATION = '20261123000000_gradings';

let database: TestDatabase;
let folder: string;
let pool: Pool;

beforeAll(async () => {
  database = await createEmptyDatabase(inject('testDatabase').adminUrl);
  folder = await mkdtemp(path.join(tmpdir(), 'assay-gradings-migration-'));
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function migrateTo(name: string): Promise<void> {
  await cp(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name), { recursive: true });
  await applyMigrations({ connectionString: database.url, migrationsFolder: folder });
}

/** A run as the first release stored it, with verdicts under the names of then. */
const STORED_BEFORE = `
  insert into workspace (slug, name) values ('w', 'W');
  insert into backend (workspace_id, name, replica_urls) values (1, 'b', '{}');
  insert into checkpoint (workspace_id, backend_id, name, served_name) values (1, 1, 'c', 'c');
  insert into benchmark (workspace_id, name, title, description) values (1, 'maze', 'Maze', '');
  insert into prompt_template (hash, text) values (repeat('0', 64), '{{prompt}}');
  insert into benchmark_version (benchmark_id, hash, source, family, grader_name, grader_version,
                                 prompt_template_id, item_count)
    values (1, repeat('0', 64), '{}', 'maze', 'maze-grader', '1', 1, 1);
  insert into sweep (workspace_id, name, spec) values (1, 's', '{}');
  insert into run (workspace_id, sweep_id, checkpoint_id, benchmark_version_id, prompt_template_id,
                   repeats, item_count, sampling)
    values (1, 1, 1, 1, 1, 3, 1, '{}');
  insert into grading (run_id, grader_name, grader_version) values (1, 'maze-grader', '1');
  update run set current_grading_id = 1;
  insert into verdict (grading_id, sample_id, item_id, repeat, outcome, reason, doubts)
    values (1, 1, 1, 0, 'correct', 'verified', '{several-answers,answer-outside-tag}'),
           (1, 2, 1, 1, 'unscorable', 'broken-item', '{}'),
           (1, 3, 1, 2, 'incorrect', 'wrong-answer', '{answer-outside-tag}');
  insert into annotation (sample_id, label, comment) values (2, 'wrong gold', 'Two ways.')`;

test('gradings and verdicts of the first release are kept, under the names of now', async () => {
  await migrateTo(BEFORE);
  await pool.query(STORED_BEFORE);
  await migrateTo(MIGRATION);
  const versions = await pool.query('select grader_kind, grader_params from benchmark_version');
  expect(versions.rows).toEqual([{ grader_kind: 'maze', grader_params: {} }]);
  const gradings = await pool.query(
    `select grader_kind, grader_params, grader_name, status, created_by_id, finished_at,
            made_current_at = created_at as counted_from_the_start
       from grading`,
  );
  expect(gradings.rows).toEqual([
    {
      grader_kind: 'maze',
      grader_params: {},
      grader_name: 'maze-grader',
      status: 'complete',
      created_by_id: null,
      finished_at: null,
      counted_from_the_start: true,
    },
  ]);
  const verdicts = await pool.query(
    'select outcome, reason, doubts, checks, scores from verdict order by sample_id',
  );
  const unknown = { checks: null, scores: null };
  expect(verdicts.rows).toEqual([
    { outcome: 'correct', reason: 'verified', doubts: ['rival-answers'], ...unknown },
    { outcome: 'unscorable', reason: 'unreadable-gold', doubts: [], ...unknown },
    { outcome: 'incorrect', reason: 'wrong-answer', doubts: [], ...unknown },
  ]);
  const annotations = await pool.query('select label, comment, outcome from annotation');
  expect(annotations.rows).toEqual([{ label: 'wrong gold', comment: 'Two ways.', outcome: null }]);
});
