/**
 * What a simulated model thinks in: plain English, LaTeX, other alphabets, characters of two to four
 * UTF-8 bytes. Each ends with a line break, so that any of them may follow any other without a token
 * that spans both.
 */
export const THINKING_SENTENCES: readonly string[] = [
  'Let me restate the problem before I touch it.\n',
  'The count depends on the parity of the first term, so there are two cases.\n',
  'Suppose \\(n = 2k + 1\\); then \\(n^2 - 1 = 4k(k+1)\\) is divisible by \\(8\\).\n',
  'Wait, that used the bound the wrong way round. I go back one step.\n',
  'By symmetry the second case gives the same figure.\n',
  '\\[ \\sum_{i=1}^{m} i = \\frac{m(m+1)}{2} \\]\n',
  'Check with a small example: for three pieces it gives 7, as it should.\n',
  'Hmm, what if the list is empty? Then there is nothing to move.\n',
  'Since α + β = γ and γ ≤ π, the angle is at most 90°.\n',
  'The table has rows A, B, C; row B is the only one that still fits.\n',
  'So far: 12 → 36 → 18 → 9, and then it repeats.\n',
  'Now the remainder modulo 13: 144 ≡ 1, so the power is 1.\n',
  'Alternatively, count the complement and take it away.\n',
  'This agrees with what I found before, which is reassuring. ✓\n',
];

/** Thinking that slips into other languages, and characters outside the basic plane. */
export const FOREIGN_SENTENCES: readonly string[] = [
  '让我们重新检查一下这个步骤。\n',
  'Проверим последний шаг ещё раз.\n',
  'これは前の結果と一致します。\n',
  'Das stimmt mit dem ersten Fall überein – also weiter.\n',
  '𝑥² + 𝑦² = 𝑟² 🧮\n',
  'لنتحقق من الحالة الأخيرة.\n',
];

/** What a loop says over and over. */
export const LOOP_SENTENCE = 'Wait, let me check that again.\n';
