/**
 * The words of an English text by the conventions of the Penn Treebank, without marks that stand alone:
 * the parts of a contraction are words of their own ("DO N'T", "JOHN 'S"), a word with hyphens is one, and
 * the period of a sentence stays with its word. Linear in the length of the text.
 */
export function wordTokensOf(text: string): string[] {
  return text
    .replace(/[«“‘„»”’`"*;@#$%&?!()[\]{}<>‒–—―]+/gu, ' ')
    .replace(/\.{2,}|--|''|[:,](?!\d)/gu, ' ')
    .replace(/(?<=[^\s'])(?:'[smd]?|n't|'ll|'re|'ve)(?=\.?(?:\s|$))/giu, ' $&')
    .replace(/\b(?:can(?=not\b)|(?:gim|lem)(?=me\b)|(?:gon|wan)(?=na\b)|got(?=ta\b))/giu, '$& ')
    .split(/\s+/u)
    .filter((token) => token !== '');
}
