import type { Expression } from '../expression.ts';
import { wholeNumber } from '../reading/build.ts';
import { numberOfWords } from '../reading/number-words.ts';
import { isScalar } from './compare-scalars.ts';
import { decided, type ComparisonRule } from './comparison.ts';

/** What people write in words for a set that has a sign. */
const SETS_IN_WORDS: ReadonlyMap<string, string> = new Map([
  ...['no solution', 'no solutions', 'no real solution', 'no real solutions', 'empty set'].map(
    (words): [string, string] => [words, 'empty'],
  ),
  ...['all real numbers', 'all reals', 'all real values', 'real numbers'].map(
    (words): [string, string] => [words, 'R'],
  ),
]);

/** "an ellipse" is "ellipse". */
const ARTICLE = /^(?:an?|the) (?=\S)/;

/** A text is equal to the same words, also where the other side reads them as a name or a product of letters. */
export const compareWords: ComparisonRule = (gold, answer, context) => {
  if (gold.type !== 'text' && answer.type !== 'text') return null;
  const [goldNumber, answerNumber] = [inDigits(gold), inDigits(answer)];
  if (goldNumber !== null && answerNumber !== null)
    return context.compare(goldNumber, answerNumber);
  const [goldWords, answerWords] = [wordsOf(gold), wordsOf(answer)];
  return decided(goldWords !== null && goldWords === answerWords, 'words');
};

/** A number in words as a number, beside which any value may stand; null: other words, or no value. */
function inDigits(expression: Expression): Expression | null {
  if (expression.type !== 'text') {
    const isName = expression.type === 'symbol' || expression.type === 'constant';
    return isScalar(expression) && !isName ? expression : null;
  }
  const value = numberOfWords(expression.words);
  return value === null ? null : wholeNumber(value);
}

function wordsOf(expression: Expression): string | null {
  switch (expression.type) {
    case 'text':
      return SETS_IN_WORDS.get(expression.words) ?? expression.words.replace(ARTICLE, '');
    case 'named-set':
      return expression.name;
    case 'sequence':
      return expression.open === '{' && expression.operands.length === 0 ? 'empty' : null;
    case 'symbol':
    case 'constant':
      return expression.name.toLowerCase();
    case 'product':
      return lettersOf(expression.operands);
    case 'and':
    case 'based':
    case 'call':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'negation':
    case 'number':
    case 'or':
    case 'percent':
    case 'plus-minus':
    case 'power':
    case 'quantity':
    case 'quotient':
    case 'ratio':
    case 'reduction':
    case 'relation':
    case 'set-builder':
    case 'sum':
    case 'union':
      return null;
  }
}

function lettersOf(factors: readonly Expression[]): string | null {
  const letters = factors.map((factor) =>
    factor.type === 'symbol' || factor.type === 'constant' ? factor.name.toLowerCase() : null,
  );
  return letters.every((letter) => letter !== null && letter.length === 1)
    ? letters.join('')
    : null;
}
