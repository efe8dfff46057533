import { readdirSync, readFileSync } from 'node:fs';

import {
  gradeLineSchema,
  type GradedLine,
  type GradeLine,
} from '@assay/contracts/grading/grade-line';
import { readLineAs } from '@assay/contracts/grading/read-line';
import { PROFILE_NAMES } from '@assay/eval-core/math/profiles';

const DOCS = new URL('../../../../docs/', import.meta.url);

/** An example of the pages on grading. */
export interface DocumentedExample {
  /** Page, line and what stands there, for people. */
  place: string;
  line: GradeLine;
  /** What the page says of it, under the names of the line that `assay grade` writes. */
  expected: Partial<GradedLine>;
  /** What a judge replies in the example; null: none is asked. */
  judgeReply: string | null;
}

/**
 * Every example of docs/grading.md and docs/grading/: the lines of blocks called `jsonl`, which hold input and
 * expected output together, and the rows of the tables of mathematical answers.
 */
export function documentedExamples(): DocumentedExample[] {
  const pages = readdirSync(new URL('grading/', DOCS)).map((name) => `grading/${name}`);
  return ['grading.md', ...pages.sort()].flatMap((page) =>
    examplesIn(page, readFileSync(new URL(page, DOCS), 'utf8').split('\n')),
  );
}

function examplesIn(page: string, lines: readonly string[]): DocumentedExample[] {
  const examples: DocumentedExample[] = [];
  let fence: { mark: string; holdsExamples: boolean } | null = null;
  let header: string[] = [];
  for (const [index, text] of lines.entries()) {
    const place = `${page}:${index + 1}`;
    const [, mark, language] = /^(`{3,})(\w*)$/.exec(text) ?? [];
    if (fence !== null) {
      if (mark === fence.mark) fence = null;
      else if (fence.holdsExamples) examples.push(blockExample(place, text));
    } else if (mark !== undefined) fence = { mark, holdsExamples: language === 'jsonl' };
    else if (!text.startsWith('|')) header = [];
    else if (header.length === 0) header = cellsOf(text);
    else examples.push(...rowExamples(place, header, cellsOf(text)));
  }
  return examples;
}

/** What a line of a block expects; all else in it is input. */
const EXPECTED_FIELDS = [
  'verdict',
  'reason',
  'extracted',
  'rule',
  'flags',
  'rivals',
  'checks',
  'scores',
  'detail',
];

function blockExample(place: string, text: string): DocumentedExample {
  const fields = JSON.parse(text) as Record<string, unknown>;
  const entries = Object.entries(fields).filter(([name]) => EXPECTED_FIELDS.includes(name));
  const expected: Partial<GradedLine> = Object.fromEntries(entries);
  const { judgeReply } = fields;
  return {
    place: `${place} ${text.slice(0, 100)}`,
    line: lineOf(place, fields),
    expected,
    judgeReply: typeof judgeReply === 'string' ? judgeReply : null,
  };
}

/** Columns of answers that are right and that are not, or one answer under the profiles that have a column. */
function rowExamples(place: string, header: string[], cells: string[]): DocumentedExample[] {
  const [gold] = codesIn(cells[0]);
  if (gold === undefined || header[0] !== 'gold') return [];
  if (header[1] === 'answer') {
    const [answer = ''] = codesIn(cells[1]);
    return PROFILE_NAMES.flatMap((profile) => {
      const cell = cells[header.indexOf(profile)];
      return cell === undefined
        ? []
        : [bareExample(place, { gold, answer, profile }, cell === '✓')];
    });
  }
  const example = (isRight: boolean) => (answer: string) =>
    bareExample(place, { gold, answer, profile: 'default' }, isRight);
  return [...codesIn(cells[1]).map(example(true)), ...codesIn(cells[2]).map(example(false))];
}

function bareExample(
  place: string,
  { gold, answer, profile }: Record<'gold' | 'answer' | 'profile', string>,
  isRight: boolean,
): DocumentedExample {
  const fields = { kind: 'math', gold, reply: answer, bare: true, params: { profile } };
  return {
    place: `${place} ${gold} and ${answer} under ${profile}`,
    line: lineOf(place, fields),
    expected: { verdict: isRight ? 'correct' : 'incorrect' },
    judgeReply: null,
  };
}

function lineOf(place: string, fields: unknown): GradeLine {
  const read = readLineAs(gradeLineSchema, fields);
  if ('line' in read) return read.line;
  throw new Error(`${place}: ${read.fault}`);
}

/** A bar within a cell is written with a backslash. */
function cellsOf(row: string): string[] {
  const cells = row.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) => cell.replaceAll(String.raw`\|`, '|').trim());
}

function codesIn(cell = ''): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}
