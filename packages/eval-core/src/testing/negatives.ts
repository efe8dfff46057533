import { readFileSync } from 'node:fs';

import { sha256Hex } from '../hash.ts';
import type { MutationOp } from './change-places.ts';
import { readFixtureLines } from './fixtures.ts';
import { mutate } from './mutate-answer.ts';

/** A gold of a public data set and the same text with one digit, sign, bracket or operator changed. */
export interface ChangedGold {
  /** What names the pair: record, op, place and change. */
  id: string;
  op: MutationOp;
  gold: string;
  changed: string;
  /** Whether the change makes another answer of it: "[1, 2)" for "[1, 2]" does, "2[n+1]" for "2(n+1)" does not. */
  matters: boolean;
}

export interface MathGoldRecord {
  id: string;
  answer: { value: string };
}

type Row = [
  record: string,
  op: MutationOp,
  at: number,
  by: string,
  matters: boolean,
  decidedBy: 'sympy' | 'hand',
  hash: string,
];

/**
 * The pairs that negatives.json names; scripts/negatives makes and decides them. Throws where a gold is missing
 * or has changed since, for then the decision is on another pair.
 */
export function changedGolds(): ChangedGold[] {
  const { rows } = JSON.parse(
    readFileSync(new URL('./negatives.json', import.meta.url), 'utf8'),
  ) as { rows: Row[] };
  const files = new Set(rows.map(([record]) => fileOf(record)));
  const golds = new Map(
    [...files].flatMap(goldRecords).map(({ id, answer }) => [id, answer.value]),
  );
  return rows.map((row) => changedGold(row, golds.get(row[0])));
}

/** The golds of a data set of the fixtures. */
export function goldRecords(file: string): MathGoldRecord[] {
  return readFixtureLines<MathGoldRecord>(`data/canonical/items/${file}.jsonl.gz`);
}

function changedGold([record, op, at, by, matters, , hash]: Row, gold?: string): ChangedGold {
  const id = `${record} ${op} ${at} ${by}`;
  const changed = gold === undefined ? null : mutate(gold, { op, at, by });
  if (gold === undefined || changed === null || !sha256Hex(changed).startsWith(hash)) {
    throw new Error(
      `The gold of "${id}" is not the one that was decided on: run scripts/negatives.`,
    );
  }
  return { id, op, gold, changed, matters };
}

function fileOf(record: string): string {
  return record.slice(0, record.indexOf('/'));
}
