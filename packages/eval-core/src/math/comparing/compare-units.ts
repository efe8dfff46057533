import type { Expression } from '../expression.ts';
import { integer } from '../rational.ts';
import {
  anyEqual,
  decided,
  type Comparison,
  type ComparisonContext,
  type ComparisonRule,
} from './comparison.ts';

/** A value and the unit it is in; null: none is written. */
interface Measured {
  value: Expression;
  unit: string | null;
}

/** Values with units and percent signs, as the policy says. */
export const compareUnits: ComparisonRule = (gold, answer, context) => {
  const [goldMeasured, answerMeasured] = [measured(gold), measured(answer)];
  if (goldMeasured.unit === null && answerMeasured.unit === null) {
    return comparePercent(gold, answer, context);
  }
  const isSame = goldMeasured.unit === answerMeasured.unit;
  const isOneMissing = goldMeasured.unit === null || answerMeasured.unit === null;
  const { units } = context.policy;
  if (!isSame && units !== 'ignore' && !(units === 'optional' && isOneMissing)) {
    return decided(false, 'unit');
  }
  const inNumbers = context.compare(goldMeasured.value, answerMeasured.value);
  const isAngle = isOneMissing && (goldMeasured.unit ?? answerMeasured.unit) === 'degree';
  return inNumbers.equal === true || !isAngle
    ? inNumbers
    : context.compare(inRadians(goldMeasured), inRadians(answerMeasured));
};

/** Degrees are a number, and the only unit that is converted: 45° is π/4. */
function inRadians({ value, unit }: Measured): Expression {
  if (unit !== 'degree') return value;
  const pi: Expression = { type: 'constant', name: 'pi' };
  const halfTurn: Expression = { type: 'number', value: integer(180), decimals: null };
  const part: Expression = { type: 'quotient', operands: [value, halfTurn] };
  return { type: 'product', operands: [part, pi] };
}

/** The unit of a value, also behind a sign, a sum in one unit, or the only factor that has one. */
function measured(expression: Expression): Measured {
  if (expression.type === 'quantity') {
    return { value: expression.operands[0], unit: expression.unit };
  }
  if (expression.type === 'negation') {
    const { value, unit } = measured(expression.operands[0]);
    return { value: { type: 'negation', operands: [value] }, unit };
  }
  if (expression.type !== 'sum' && expression.type !== 'product') {
    return { value: expression, unit: null };
  }
  const parts = expression.operands.map(measured);
  const units = parts.map(({ unit }) => unit).filter((unit) => unit !== null);
  const [unit] = units;
  const isShared =
    expression.type === 'sum'
      ? units.length === parts.length && new Set(units).size === 1
      : units.length === 1;
  if (unit === undefined || !isShared) return { value: expression, unit: null };
  return { value: { ...expression, operands: parts.map(({ value }) => value) }, unit };
}

function comparePercent(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
): Comparison | null {
  const [goldNumber, answerNumber] = [percentNumber(gold), percentNumber(answer)];
  if (goldNumber === null && answerNumber === null) return null;
  if (goldNumber !== null && answerNumber !== null) {
    return context.compare(goldNumber, answerNumber);
  }
  const { percent } = context.policy;
  const readings: [Expression, Expression][] = [];
  if (percent !== 'fraction') readings.push([goldNumber ?? gold, answerNumber ?? answer]);
  if (percent !== 'number') {
    readings.push([asFraction(goldNumber) ?? gold, asFraction(answerNumber) ?? answer]);
  }
  return anyEqual(
    readings.map(([left, right]) => context.compare(left, right)),
    'exact-value',
  );
}

function percentNumber(expression: Expression): Expression | null {
  if (expression.type === 'percent') return expression.operands[0];
  if (expression.type !== 'negation') return null;
  const inner = percentNumber(expression.operands[0]);
  return inner === null ? null : { type: 'negation', operands: [inner] };
}

/** 33.5% as 33.5/100: as a quotient it has no decimals of its own, and 0.335 must be exactly that. */
function asFraction(number: Expression | null): Expression | null {
  if (number === null) return null;
  const hundred: Expression = { type: 'number', value: integer(100), decimals: null };
  return { type: 'quotient', operands: [number, hundred] };
}
