import type { Expression } from '../expression.ts';
import { structureKey } from '../structure-key.ts';
import {
  anyEqual,
  decided,
  UNDECIDED,
  type Comparison,
  type ComparisonContext,
} from './comparison.ts';
import { plusMinusReadings } from './plus-minus.ts';

/** Each item of one is equal to an item of the other, and the other way round: repeated items are one. */
export function compareAsSets(
  goldItems: readonly Expression[],
  answerItems: readonly Expression[],
  context: ComparisonContext,
): Comparison {
  const golds = uniqueItems(goldItems);
  const answers = uniqueItems(answerItems);
  const missing = covered(without(golds, answers), answers, context.compare);
  if (missing.equal === false) return missing;
  const surplus = covered(without(answers, golds), golds, (answer, gold) =>
    context.compare(gold, answer),
  );
  if (surplus.equal === false) return surplus;
  return missing.equal === null || surplus.equal === null ? UNDECIDED : decided(true, 'set');
}

type Unique = ReadonlyMap<string, Expression>;

function uniqueItems(items: readonly Expression[]): Unique {
  return new Map(valuesOf(items).map((value) => [structureKey(value), value]));
}

/** What has no twin of the same structure: long lists of numbers are done here. */
function without(items: Unique, others: Unique): Expression[] {
  return [...items].filter(([key]) => !others.has(key)).map(([, item]) => item);
}

function covered(
  items: readonly Expression[],
  others: Unique,
  compare: (item: Expression, other: Expression) => Comparison,
): Comparison {
  let isUndecided = false;
  for (const item of items) {
    const found = anyEqual(comparedWithEach(item, others, compare), 'set');
    if (found.equal === false) return found;
    if (found.equal === null) isUndecided = true;
  }
  return isUndecided ? UNDECIDED : decided(true, 'set');
}

function* comparedWithEach(
  item: Expression,
  others: Unique,
  compare: (item: Expression, other: Expression) => Comparison,
): Generator<Comparison> {
  for (const other of others.values()) yield compare(item, other);
}

/**
 * Each item of one has a partner in the other that is equal to it, and none is left over: 1, 1, 2 is not
 * 1, 2, 2, but a point that is named twice is one point. Twins of the same structure are paired first: long lists of numbers are done then.
 */
export function compareInAnyOrder(
  goldItems: readonly Expression[],
  answerItems: readonly Expression[],
  context: ComparisonContext,
): Comparison {
  if ([...goldItems, ...answerItems].every(isPoint)) {
    return compareAsSets(goldItems, answerItems, context);
  }
  const [golds, answers] = withoutTwins(valuesOf(goldItems), valuesOf(answerItems));
  if (golds.length !== answers.length) return decided(false, 'set');
  let isUndecided = false;
  for (const gold of golds) {
    const partner = partnerOf(gold, answers, context);
    if (partner === 'none') return decided(false, 'set');
    if (partner === 'undecided') isUndecided = true;
    else answers.splice(partner, 1);
  }
  return isUndecided ? UNDECIDED : decided(true, 'set');
}

/** The place of the first answer that is equal. */
function partnerOf(
  gold: Expression,
  answers: readonly Expression[],
  context: ComparisonContext,
): number | 'none' | 'undecided' {
  let isUndecided = false;
  for (const [place, answer] of answers.entries()) {
    const { equal } = context.compare(gold, answer);
    if (equal === true) return place;
    if (equal === null) isUndecided = true;
  }
  return isUndecided ? 'undecided' : 'none';
}

function isPoint(item: Expression): boolean {
  return item.type === 'sequence' && item.open !== 'none';
}

/** What is left of two lists when items of the same structure have been paired off. */
function withoutTwins(
  golds: readonly Expression[],
  answers: readonly Expression[],
): [golds: Expression[], answers: Expression[]] {
  const unpaired = new Map<string, Expression[]>();
  for (const answer of answers) {
    const key = structureKey(answer);
    const twins = unpaired.get(key);
    if (twins === undefined) unpaired.set(key, [answer]);
    else twins.push(answer);
  }
  const left = golds.filter((gold) => unpaired.get(structureKey(gold))?.pop() === undefined);
  return [left, [...unpaired.values()].flat()];
}

/** The items with each ± as its two values. */
function valuesOf(items: readonly Expression[]): Expression[] {
  return items.flatMap((item) => plusMinusReadings(item)?.[0] ?? [item]);
}
