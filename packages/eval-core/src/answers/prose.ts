/** Formulas, commands and their braces: nothing in them is a word of prose. */
const FORMULA =
  /\$[^$\n]{0,500}\$|\\\([^\n]{0,500}?\\\)|\\(?:text|mathrm|mbox|textbf|operatorname)\s?\{[^{}]{0,200}\}|\\[a-zA-Z]{1,30}/g;
/** Words that formulas, quantities and lists have too. */
const MATH_WORDS =
  /^(?:and|or|et|ou|und|oder|sin|cos|tan|cot|sec|csc|log|ln|exp|sqrt|abs|max|min|gcd|lcm|mod|det|pi|inf|infinity|arcsin|arccos|arctan|sinh|cosh|tanh|floor|ceil|frac|cm|mm|km|kg|per|square|cubic)$/i;
/** Words that only sentences have. */
const SENTENCE_WORDS =
  /^(?:is|are|was|were|the|a|an|so|we|it|this|that|there|because|since|therefore|thus|hence|has|have|can|will|would|should|which|where|when|if|then|with|for|est|sont|les|la|le|ist|der|die|das|el|los|es)$/i;
const MOST_WORDS_IN_A_VALUE = 3;
const LONGEST_LOOKED_AT = 2000;
const HAN = /\p{Script=Han}/gu;
const MOST_HAN_IN_A_VALUE = 3;

/** Whether a short text is a sentence rather than a value with a unit, a formula or a list. */
export function isProse(text: string): boolean {
  const plain = plainText(text);
  const words = wordsOf(plain);
  if (words.some((word) => SENTENCE_WORDS.test(word))) return true;
  if (words.length > MOST_WORDS_IN_A_VALUE) return true;
  return (plain.match(HAN)?.length ?? 0) > MOST_HAN_IN_A_VALUE;
}

/** Whether there is any word in it that formulas and lists do not have. */
export function hasWords(text: string): boolean {
  const plain = plainText(text);
  return wordsOf(plain).length > 0 || plain.search(HAN) !== -1;
}

function plainText(text: string): string {
  return text.slice(0, LONGEST_LOOKED_AT).replace(FORMULA, ' ');
}

function wordsOf(plain: string): string[] {
  const words = plain.match(/(?<![\p{L}\d_])\p{L}[\p{L}'’-]*(?![\d_(])/gu) ?? [];
  return words.filter((word) => word.length > 1 && !MATH_WORDS.test(word));
}
