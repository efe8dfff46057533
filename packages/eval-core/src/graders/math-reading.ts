import { contains } from '../math/children.ts';
import type { Expression, Reading } from '../math/expression.ts';
import { readMath } from '../math/reading/read-math.ts';
import { labelledOption } from './option-label.ts';

/** Several readings a part multiply; a list of boxes is rarely ambiguous. */
const MOST_READINGS = 4;

/** Reads an answer that stands in one text, or as a list in several (one box each). */
export function readParts([first, ...others]: readonly [string, ...string[]]): Reading {
  if (others.length === 0) return readAnswer(first);
  let lists: Expression[][] = [[]];
  for (const text of [first, ...others]) {
    const part = readAnswer(text);
    if (part.status !== 'read') return part;
    lists = lists
      .flatMap((list) => part.expressions.map((reading) => [...list, ...entriesOf(reading)]))
      .slice(0, MOST_READINGS);
  }
  const [list, ...alternatives] = lists.map(listOf);
  return list === undefined
    ? { status: 'unreadable' }
    : { status: 'read', expressions: [list, ...alternatives] };
}

/** "(C) 42" may be meant as the letter or as the value. */
function readAnswer(text: string): Reading {
  const option = labelledOption(text);
  if (option === null) return readMath(text);
  const value = readMath(option.value);
  const letter: Expression = { type: 'symbol', name: option.letter };
  return value.status === 'read'
    ? { status: 'read', expressions: [...value.expressions, letter] }
    : value;
}

/** Whether one reading is mathematics through and through, and no words. */
export function isMathematical(reading: Reading): boolean {
  return (
    reading.status === 'read' && reading.expressions.some((expression) => !hasWords(expression))
  );
}

function hasWords(expression: Expression): boolean {
  return contains(expression, ({ type }) => type === 'text');
}

function entriesOf(expression: Expression): readonly Expression[] {
  const isBareList = expression.type === 'sequence' && expression.open === 'none';
  return isBareList ? expression.operands : [expression];
}

function listOf(operands: Expression[]): Expression {
  return { type: 'sequence', open: 'none', close: 'none', operands };
}
