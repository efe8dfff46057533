/** Characters outside ASCII in the LaTeX spelling that the scanner knows. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...pairs('−–—‐‑‒―－', '-'),
  ...pairs('×✕⨯', '\\times '),
  ...pairs('·⋅∙•∗', '\\cdot '),
  ...pairs('÷', '\\div '),
  ...pairs('∕⁄', '/'),
  ...pairs('±', '\\pm '),
  ...pairs('∓', '\\mp '),
  ...pairs('≤⩽≦', '\\le '),
  ...pairs('≥⩾≧', '\\ge '),
  ...pairs('≠', '\\ne '),
  ...pairs('≈≃∼', '\\approx '),
  ...pairs('≡≅', '\\equiv '),
  ...pairs('∈', '\\in '),
  ...pairs('∉', '\\notin '),
  ...pairs('⊂', '\\subset '),
  ...pairs('⊆', '\\subseteq '),
  ...pairs('→⟶⇒', '\\to '),
  ...pairs('∪', '\\cup '),
  ...pairs('∩', '\\cap '),
  ...pairs('∖', '\\setminus '),
  ...pairs('∅⌀', '\\emptyset '),
  ...pairs('∞', '\\infty '),
  ...pairs('√', '\\sqrt '),
  ...pairs('∛', '\\cbrt '),
  ...pairs('∑', '\\sum '),
  ...pairs('∏', '\\prod '),
  ...pairs('∫', '\\int '),
  ...pairs('∂', '\\partial '),
  ...pairs('∠', '\\angle '),
  ...pairs('△', '\\triangle '),
  ...pairs('⟂⊥', '\\perp '),
  ...pairs('∥', '\\parallel '),
  ...pairs('∧', '\\text{ and }'),
  ...pairs('∨', '\\text{ or }'),
  ...pairs('⟨〈', '\\langle '),
  ...pairs('⟩〉', '\\rangle '),
  ...pairs('⌊', '\\lfloor '),
  ...pairs('⌋', '\\rfloor '),
  ...pairs('⌈', '\\lceil '),
  ...pairs('⌉', '\\rceil '),
  ...pairs('‖', '\\|'),
  ...pairs('∣', '|'),
  ...pairs('…⋯', '\\dots '),
  ...pairs('′', "'"),
  ...pairs('″', "''"),
  ...pairs('‘’“”«»', ' '),
  ...pairs('，、', ','),
  ...pairs('；', ';'),
  ...pairs('：∶', ':'),
  ...pairs('。', '.'),
  ...pairs('￥', '¥'),
  ...pairs('\u200b\u200c\u200d\u2060\ufeff', ''),
  ...entries('αβγδεζηθικλμνξρστυφχψω', [
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi',
    'rho sigma tau upsilon phi chi psi omega',
  ]),
  ...entries('ΓΔΘΛΞΠΣΦΨΩ', ['Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega']),
  ...entries('πϕϵϑςµ', ['pi phi epsilon theta sigma mu']),
  ...[...'ℝℚℤℕℂ'].map((sign, index): [string, string] => [
    sign,
    `\\mathbb{${'RQZNC'.charAt(index)}}`,
  ]),
]);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋ₙ';
const RAISED = '0123456789+-n';

/** Rewrites what has an ASCII or LaTeX spelling: "x² ≤ ½" to "x^{2}\le \frac{1}{2}". Linear. */
export function spellInAscii(text: string): string {
  if (/^[ -~\s]*$/.test(text)) return text;
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+/g, (run) => `^{${spellRun(run, SUPERSCRIPTS)}}`)
    .replace(/[₀₁₂₃₄₅₆₇₈₉₊₋ₙ]+/g, (run) => `_{${spellRun(run, SUBSCRIPTS)}}`)
    .replace(/[\u0080-\u{10ffff}]/gu, spell);
}

function spellRun(run: string, alphabet: string): string {
  return [...run].map((sign) => RAISED.charAt(alphabet.indexOf(sign))).join('');
}

/** Full-width forms, styled letters and vulgar fractions have a compatibility spelling in Unicode itself. */
function spell(character: string): string {
  const known = SPELLINGS.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKC');
  const fraction = /^(\d+)\u2044(\d+)$/.exec(plain);
  if (fraction) return `\\frac{${fraction[1] ?? ''}}{${fraction[2] ?? ''}}`;
  if (/^[ -~]*$/.test(plain)) return plain;
  return SPELLINGS.get(plain) ?? (/\s/u.test(character) ? ' ' : character);
}

function pairs(characters: string, spelling: string): [string, string][] {
  return [...characters].map((character) => [character, spelling]);
}

function entries(characters: string, names: readonly string[]): [string, string][] {
  const commands = names.join(' ').split(' ');
  return [...characters].map((character, index) => [character, `\\${commands[index] ?? ''} `]);
}
