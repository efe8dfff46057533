import type { Expression, ExpressionOf } from '../expression.ts';
import { structureKey } from '../structure-key.ts';
import { sequence } from './build.ts';
import { isNext, nextPair, peek, take, type Parser } from './parser.ts';
import { readItem } from './read-relation.ts';

type Separator = ',' | ';' | 'and';

interface Items {
  items: Expression[];
  /** What stands before each item but the first. */
  separators: Separator[];
}

/** Everything an answer may say: alternatives of lists of items. */
export function readStatement(parser: Parser): Expression {
  const parts = [arrange(readItems(parser))];
  while (isNext(parser, 'connective', 'or') || isCommaOr(parser)) {
    take(parser, 'separator');
    parser.place += 1;
    parts.push(arrange(readItems(parser)));
  }
  return parts.length === 1 && parts[0] ? parts[0] : alternatives(parts);
}

/** "x = 1 or 2" and "1, 2, or 3": what follows a relation or a list belongs to it. */
function alternatives(parts: Expression[]): Expression {
  const [first, ...rest] = parts;
  const isValueList = parts.every((part) => part.type !== 'relation' && part.type !== 'and');
  if (isValueList) return { type: 'or', operands: parts.flatMap(valuesOf) };
  if (first?.type === 'relation' && rest.every((part) => part.type !== 'relation')) {
    const operands = [first.operands.at(-1), ...rest].filter((part) => part !== undefined);
    return withRightSide(first, { type: 'or', operands: operands.flatMap(valuesOf) });
  }
  return { type: 'or', operands: parts };
}

function valuesOf(part: Expression): Expression[] {
  return part.type === 'sequence' && part.open === 'none' ? part.operands : [part];
}

function readItems(parser: Parser): Items {
  const items = [readItem(parser)];
  const separators: Separator[] = [];
  for (let next = takeSeparator(parser); next; next = takeSeparator(parser)) {
    separators.push(next);
    items.push(readItem(parser));
  }
  return { items, separators };
}

/** A comma, a semicolon, "and", a comma with "and", or a condition in brackets; not the comma before "or". */
function takeSeparator(parser: Parser): Separator | null {
  if (isCommaOr(parser)) return null;
  if (isNext(parser, 'open', '(') && nextPair(parser).hasRelation) return ',';
  const sign = take(parser, 'separator');
  const hasAnd = take(parser, 'connective', 'and') !== null;
  if (sign) take(parser, 'separator');
  if (hasAnd) return 'and';
  if (!sign) return null;
  return sign.text === ';' ? ';' : ',';
}

function isCommaOr(parser: Parser): boolean {
  return isNext(parser, 'separator') && peek(parser, 1)?.text === 'or';
}

/** Groups items where a stronger separator stands between groups: "p = 5, q = 2; p = 7, q = 2". */
function arrange({ items, separators }: Items): Expression {
  const weakest = groupSeparator(items, separators);
  if (weakest === null) return arrangeGroup(items);
  const groups: Expression[][] = [[]];
  items.forEach((item, index) => {
    if (index > 0 && separators[index - 1] === weakest) groups.push([]);
    groups.at(-1)?.push(item);
  });
  return arrangeGroup(groups.map(arrangeGroup));
}

/** The separator between groups: a semicolon beside commas, or an "and" between equations of equal number. */
function groupSeparator(items: readonly Expression[], separators: Separator[]): Separator | null {
  if (separators.includes(';') && separators.some((separator) => separator !== ';')) return ';';
  const groups = separators.filter((separator) => separator === 'and').length + 1;
  const perGroup = items.length / groups;
  const isRegular =
    groups > 1 &&
    perGroup > 1 &&
    Number.isInteger(perGroup) &&
    separators.every(
      (separator, index) => (separator === 'and') === ((index + 1) % perGroup === 0),
    );
  return isRegular && items.every((item) => item.type === 'relation') ? 'and' : null;
}

function arrangeGroup(items: Expression[]): Expression {
  const merged = mergeRightSides(items);
  const only = merged[0];
  if (only && merged.length === 1) return only;
  if (!merged.every((item) => item.type === 'relation')) return sequence(merged);
  return { type: haveOneLeftSide(merged) ? 'or' : 'and', operands: merged };
}

/** "n = 1, 2, 3" says three values of n. */
function mergeRightSides(items: Expression[]): Expression[] {
  const merged: Expression[] = [];
  for (const item of items) {
    const before = merged.at(-1);
    const last = before?.type === 'relation' ? before.operands.at(-1) : undefined;
    if (before?.type !== 'relation' || last === undefined || !isValue(item)) merged.push(item);
    else {
      merged.pop();
      merged.push(withRightSide(before, sequence([...valuesOf(last), item])));
    }
  }
  return merged;
}

function isValue(item: Expression): boolean {
  return !['relation', 'and', 'or', 'text'].includes(item.type);
}

function withRightSide(relation: ExpressionOf<'relation'>, right: Expression): Expression {
  return { ...relation, operands: [...relation.operands.slice(0, -1), right] };
}

/** "x = 1, x = 2" lists alternatives: x cannot be both. */
function haveOneLeftSide(items: readonly ExpressionOf<'relation'>[]): boolean {
  const sides = items.map(({ operands, operators }) => {
    const left = operands[0];
    const isEquation = operators.length === 1 && operators[0] === '=';
    return isEquation && left ? structureKey(left) : null;
  });
  return sides.every((side) => side !== null && side === sides[0]);
}
