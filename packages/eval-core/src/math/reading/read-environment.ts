import type { Expression } from '../expression.ts';
import { call, sequence } from './build.ts';
import { UNREADABLE, UnreadableMath } from './failures.ts';
import { descend, expect, isNext, peek, take, type Parser } from './parser.ts';
import { proseOf } from './prose.ts';
import type { Token } from './tokens.ts';

const MATRICES = new Set(['matrix', 'pmatrix', 'bmatrix', 'Bmatrix', 'smallmatrix', 'array']);

/** Environments that hold equations, one a row, as often as entries or branches. */
const SYSTEMS = new Set(['cases', 'array']);

/** A matrix, a determinant, a system of equations, or the branches of a case distinction. */
export function readEnvironment(parser: Parser): Expression {
  const name = expect(parser, 'begin').text;
  const rows = readRows(parser, name === 'cases' ? readCellOrProse : readCell);
  expect(parser, 'end', name);
  const lines = rows.flat();
  const isSystem = lines.length === rows.length && lines.every(({ type }) => type === 'relation');
  if (isSystem && SYSTEMS.has(name)) return sequence(lines);
  if (MATRICES.has(name)) return matrix(rows);
  if (name === 'vmatrix') return call('det', matrix(rows));
  if (name === 'cases') return call('cases', ...lines);
  throw UNREADABLE;
}

function matrix(rows: Expression[][]): Expression {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) throw UNREADABLE;
  return { type: 'matrix', rows };
}

function readRows(parser: Parser, readCell: (parser: Parser) => Expression): Expression[][] {
  const rows: Expression[][] = [];
  while (peek(parser) && !isNext(parser, 'end')) {
    const row: Expression[] = [];
    while (!endsRow(peek(parser))) {
      if (take(parser, 'column')) continue;
      row.push(readCell(parser));
      take(parser, 'separator');
    }
    take(parser, 'row');
    if (row.length > 0) rows.push(row);
  }
  return rows;
}

function readCell(parser: Parser): Expression {
  return descend(parser, parser.grammar.statement);
}

/** The condition of a branch is often words: "if n is odd". */
function readCellOrProse(parser: Parser): Expression {
  const { place, depth } = parser;
  const end = cellEnd(parser);
  try {
    const cell = readCell(parser);
    if (parser.place === end) return cell;
  } catch (error) {
    if (!(error instanceof UnreadableMath)) throw error;
  }
  parser.depth = depth;
  parser.place = end;
  return proseOf(parser.tokens.slice(place, end));
}

/** Where the cell ends, without the comma that closes a branch. */
function cellEnd(parser: Parser): number {
  let place = parser.place;
  for (let inner = 0; place < parser.tokens.length; place += 1) {
    const token = parser.tokens[place];
    if (inner === 0 && (token?.kind === 'column' || endsRow(token))) break;
    if (token?.kind === 'begin') inner += 1;
    if (token?.kind === 'end') inner -= 1;
  }
  return parser.tokens[place - 1]?.kind === 'separator' ? place - 1 : place;
}

function endsRow(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'row' || token.kind === 'end';
}
