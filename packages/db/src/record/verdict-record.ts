import type { Outcome } from '@assay/eval-core/verdict';

import { binaryArray } from './binary-array.ts';
import { boundedText, wellFormedText } from './storable-text.ts';

/** A verdict as it is stored. */
export interface VerdictRecord {
  outcome: Outcome;
  reason: string;
  /** The answer that was graded; null when none was found. */
  extracted: string | null;
  doubts: readonly string[];
  checks: Readonly<Record<string, boolean | null>> | null;
  /** Named scores in 0…1. */
  scores: Readonly<Record<string, number>> | null;
  detail: string | null;
  /** Where a program ran; null: none was run. */
  environment: string | null;
}

const LONGEST_EXTRACTED = 2_000;
const LONGEST_DETAIL = 1_000;
const LONGEST_ENVIRONMENT = 200;
const LONGEST_NAME = 200;
/** A program may be run against some hundred tests. */
const MOST_CHECKS = 1_000;
/** Each is a row of the rollups for every item. */
const MOST_SCORES = 32;

/** The column's names and types for `unnest`, from the parameter of that number on. */
export function verdictParameters(first: number): string {
  return VERDICT_TYPES.map((type, index) => `$${first + index}::text[]::${type}[]`).join(', ');
}

export const VERDICT_COLUMNS =
  'outcome, reason, extracted, doubts, checks, scores, detail, environment';

// unnest would flatten an array of arrays: doubts travel as text, and their names hold no comma.
const VERDICT_TYPES = ['outcome', 'text', 'text', 'text', 'jsonb', 'jsonb', 'text', 'text'];

/** VERDICT_COLUMNS as they are read from such an `unnest`. */
export const SENT_VERDICT = `outcome, reason, extracted, string_to_array(doubts, ','), checks, scores, detail, environment`;

/** One array of texts for each of VERDICT_COLUMNS. */
export function verdictArrays(verdicts: readonly VerdictRecord[]): Buffer[] {
  const texts = (read: (verdict: VerdictRecord) => string | null) =>
    binaryArray('text', verdicts.map(read));
  return [
    texts(({ outcome }) => outcome),
    texts(({ reason }) => reason),
    texts(({ extracted }) => boundedOrNull(extracted, LONGEST_EXTRACTED)),
    texts(({ doubts }) => doubts.join(',')),
    texts(({ checks }) => checks && storableJson(checks, MOST_CHECKS)),
    texts(({ scores }) => scores && storableJson(inRange(scores), MOST_SCORES)),
    texts(({ detail }) => boundedOrNull(detail, LONGEST_DETAIL)),
    texts(({ environment }) => boundedOrNull(environment, LONGEST_ENVIRONMENT)),
  ];
}

function boundedOrNull(text: string | null, length: number): string | null {
  return text === null ? null : boundedText(text, length);
}

/** A score that is no number in 0…1 is none: it would spoil every mean that it enters. */
function inRange(scores: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).filter(([, score]) => score >= 0 && score <= 1));
}

/** JSON as jsonb takes it: its names without NUL and half characters, and not too many. */
function storableJson(
  record: Readonly<Record<string, boolean | number | null>>,
  mostNames: number,
): string {
  const entries = Object.entries(record)
    .slice(0, mostNames)
    .map(([name, value]) => [wellFormedText(boundedText(name, LONGEST_NAME)), value] as const);
  return JSON.stringify(Object.fromEntries(entries));
}
