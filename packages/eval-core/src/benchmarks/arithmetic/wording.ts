/** "a", "a and b", "a, b and c" */
export function listed(texts: readonly string[], conjunction = 'and'): string {
  const last = texts.at(-1) ?? '';
  if (texts.length < 2) return last;
  return `${texts.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** "Find the remainder when … is divided by 977." */
export function remainderQuestion(noun: string, modulus: number): string {
  return `Find the remainder when ${noun} is divided by ${modulus}.`;
}

/** A sum with signs between its terms: "3·x1 - 2·x2 + 7"; terms of 0 are left out. */
export function signedSum(terms: readonly { factor: number; symbol: string }[]): string {
  const written = terms
    .filter(({ factor }) => factor !== 0)
    .map(({ factor, symbol }) => ({
      sign: factor < 0 ? '-' : '+',
      text: termText(Math.abs(factor), symbol),
    }));
  return written
    .map(({ sign, text }, index) => {
      if (index > 0) return ` ${sign} ${text}`;
      return sign === '-' ? `-${text}` : text;
    })
    .join('');
}

function termText(factor: number, symbol: string): string {
  if (symbol === '') return String(factor);
  return factor === 1 ? symbol : `${factor}·${symbol}`;
}
