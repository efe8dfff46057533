import type { Expression, ExpressionOf } from '../expression.ts';
import { integer } from '../rational.ts';
import { exactValue } from '../values/exact.ts';
import { compareScalars, isScalar } from './compare-scalars.ts';
import { decided, UNDECIDED, type Comparison, type ComparisonRule } from './comparison.ts';

/**
 * A numeral in a base equals the same numeral in the same base: who is asked for 52_8 and answers 42 has not
 * converted it. Base ten is no base, but the number.
 */
export const compareBased: ComparisonRule = (gold, answer, context) => {
  const [left, right] = [withoutBaseTen(gold), withoutBaseTen(answer)];
  if (left !== gold || right !== answer) return context.compare(left, right);
  if (gold.type !== 'based' && answer.type !== 'based') return null;
  if (gold.type !== 'based' || answer.type !== 'based') return decided(false, 'numeral');
  const isSame = gold.base === answer.base && digitsOf(gold) === digitsOf(answer);
  return decided(isSame, 'numeral');
};

function digitsOf({ digits }: ExpressionOf<'based'>): string {
  return digits.toLowerCase().replace(/^0+(?=.)/, '');
}

/** The parser takes no more digits than this; a longer numeral is only itself. */
const MAX_DIGITS = 4_000;

function withoutBaseTen(expression: Expression): Expression {
  if (expression.type !== 'based' || expression.base !== 10) return expression;
  const isNumber = /^[0-9]+$/.test(expression.digits) && expression.digits.length <= MAX_DIGITS;
  if (!isNumber) return expression;
  return { type: 'number', value: integer(BigInt(expression.digits)), decimals: null };
}

/** Ratios are the same when proportional, 3:4 = 6:8; one with a zero (a clock, 12:00) only when written so. */
export const compareRatios: ComparisonRule = (gold, answer, context) => {
  if (gold.type !== 'ratio' && answer.type !== 'ratio') return null;
  if (gold.type === 'ratio' && answer.type === 'ratio') {
    return proportional(gold.operands, answer.operands, (left, right) =>
      compareScalars(left, right, context),
    );
  }
  const [left, right] = [asFraction(gold), asFraction(answer)];
  if (!context.policy.ratioAsFraction || left === null || right === null) {
    return decided(false, 'kind');
  }
  return context.compare(left, right);

  function proportional(
    golds: readonly Expression[],
    answers: readonly Expression[],
    compare: (left: Expression, right: Expression) => Comparison | null,
  ): Comparison {
    const [firstGold, ...restGolds] = golds;
    const [firstAnswer, ...restAnswers] = answers;
    if (firstGold === undefined || firstAnswer === undefined || golds.length !== answers.length) {
      return decided(false, 'numeral');
    }
    if ([...golds, ...answers].some((operand) => isZero(operand))) return decided(false, 'numeral');
    for (const [index, operand] of restGolds.entries()) {
      const other = restAnswers[index] ?? operand;
      const found = compare(product(firstGold, other), product(operand, firstAnswer)) ?? UNDECIDED;
      if (found.equal !== true) return found;
    }
    return decided(true, 'numeral');
  }

  function isZero(operand: Expression): boolean {
    const value = exactValue(operand, context.effort);
    return value !== null && value !== 'too-large' && value.numerator === 0n;
  }
};

function product(left: Expression, right: Expression): Expression {
  return { type: 'product', operands: [left, right] };
}

function asFraction(expression: Expression): Expression | null {
  if (expression.type !== 'ratio') return isScalar(expression) ? expression : null;
  const [top, bottom] = expression.operands;
  if (top === undefined || bottom === undefined || expression.operands.length !== 2) return null;
  return { type: 'quotient', operands: [top, bottom] };
}
