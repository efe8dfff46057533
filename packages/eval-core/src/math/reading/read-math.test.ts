import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../../testing/cpu-time.ts';
import { hasFixtures, readFixtureLines } from '../../testing/fixtures.ts';
import { printExpression } from './print.ts';
import { readMath } from './read-math.ts';

/** The readings on one line each, or the status. */
function read(text: string): string[] | string {
  const reading = readMath(text);
  return reading.status === 'read' ? reading.expressions.map(printExpression) : reading.status;
}

/** The first reading. */
function first(text: string): string {
  const readings = read(text);
  return typeof readings === 'string' ? readings : (readings[0] ?? '');
}

describe('readMath reads numbers', () => {
  it.each([
    ['42', '42'],
    ['-7', '-7'],
    ['−7', '-7'],
    ['+7', '7'],
    ['007', '7'],
    ['.5', '1/2'],
    ['1.250', '5/4'],
    ['1{,}234', '1234'],
    ['1,\\!234', '1234'],
    ['1\\,234\\,567', '1234567'],
    ['1 234 567', '1234567'],
    ['1.234.567', '1234567'],
    ['0{,}5', '1/2'],
    ['1.2e-5', '3/250000'],
    ['3\\times10^8', '(* 3 (^ 10 8))'],
    ['3×10⁸', '(* 3 (^ 10 8))'],
    ['2\\frac12', '5/2'],
    ['2\\frac{1}{2}', '5/2'],
    ['-2\\frac{1}{2}', '-5/2'],
    ['2 1/2', '5/2'],
    ['2½', '5/2'],
    ['2\\frac{3}{2}', '(* 2 (/ 3 2))'],
    ['21/2', '(/ 21 2)'],
    ['0.\\overline{3}', '1/3'],
    ['0.1\\overline{6}', '1/6'],
    ['0.\\dot{3}', '1/3'],
    ['0.333...', '333/1000'],
    ['52_8', '(base 52 8)'],
    ['1010_{(2)}', '(base 1010 2)'],
    ['\\text{1010}_2', '(base 1010 2)'],
    ['1A3_{16}', '(base 1A3 16)'],
    ['52_{\\text{eight}}', '(base 52 8)'],
    ['\\frac{3 \\text{ million}}{2}', '(/ 3000000 2)'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });

  it('keeps the decimals that were written', () => {
    expect(readMath('1.250')).toMatchObject({ expressions: [{ decimals: 3 }] });
    expect(readMath('1.2e-5')).toMatchObject({ expressions: [{ decimals: 6 }] });
    expect(readMath('12')).toMatchObject({ expressions: [{ decimals: null }] });
    expect(readMath('12.')).toMatchObject({ expressions: [{ decimals: null }] });
  });

  it.each([
    ['12,345', ['12345', '(list 12 345)']],
    ['\\frac{12,102}{5}', ['(/ (list 12 102) 5)', '(/ 12102 5)']],
    ['(12,102)', ['(12, 102)']],
    ['108,135,189', ['108135189', '(list 108 135 189)']],
    ['0,25', ['(list 0 25)', '1/4']],
    ['2e-1', ['1/5', '(+ (* 2 e) -1)']],
    ['5 m/s', ['(/ (* 5 m) s)', '(quantity 5 m/s)']],
    ['10 m', ['(* 10 m)', '(quantity 10 m)']],
    ['Bob', ['(* B o b)', '"bob"']],
    ['2,3', ['(list 2 3)']],
    ['12, 345', ['(list 12 345)']],
    ['1{,}234', ['1234']],
  ])('%s has the readings %j', (text, printed) => {
    expect(read(text)).toEqual(printed);
  });
});

describe('readMath reads quantities', () => {
  it.each([
    ['10\\%', '(% 10)'],
    ['10 percent', '(% 10)'],
    ['\\$5', '(quantity 5 $)'],
    ['$5', '(quantity 5 $)'],
    ['5€', '(quantity 5 €)'],
    ['€5', '(quantity 5 €)'],
    ['-\\$5', '(- (quantity 5 $))'],
    ['\\$15,\\!000', '(quantity 15000 $)'],
    ['5 dollars', '(quantity 5 $)'],
    ['5 \\text{ cm}', '(quantity 5 cm)'],
    ['5cm', '(quantity 5 cm)'],
    ['15\\mbox{ cm}^2', '(quantity 15 cm^2)'],
    ['15 square centimeters', '(quantity 15 cm^2)'],
    ['5 \\text{ m}/\\text{s}', '(quantity 5 m/s)'],
    ['60 km/h', '(quantity 60 km/h)'],
    ['5 meters per second', '(quantity 5 m/s)'],
    ['2\\pi r\\text{ cm}', '(quantity (* 2 pi r) cm)'],
    ['10 + 2\\sqrt{2} \\text{ feet}', '(quantity (+ 10 (* 2 (^ 2 1/2))) ft)'],
    ['45^\\circ', '(quantity 45 degree)'],
    ['45^{\\circ}', '(quantity 45 degree)'],
    ['45°', '(quantity 45 degree)'],
    ['45 degrees', '(quantity 45 degree)'],
    ['17 students', '(quantity 17 students)'],
    ['x = 3 \\text{ cm}', '(= x (quantity 3 cm))'],
    ['3 hours 20 minutes', '(+ (quantity 3 h) (quantity 20 min))'],
    ['\\text{1:58 PM}', '"1:58 pm"'],
    ['\\$2 per pound', '(quantity 2 $/lb)'],
    ['3^{\\text{rd}}', '3'],
    ['1:58 pm', '"1:58 pm"'],
    ['5am', '"5:00 am"'],
    ['12:05', '"12:05"'],
    ['3:4', '(: 3 4)'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });
});

describe('readMath reads expressions', () => {
  it.each([
    ['\\sqrt3', '(^ 3 1/2)'],
    ['\\sqrt{12}', '(^ 12 1/2)'],
    ['√3/2', '(/ (^ 3 1/2) 2)'],
    ['sqrt(3)/2', '(/ (^ 3 1/2) 2)'],
    ['\\sqrt[3]{x}', '(^ x 1/3)'],
    ['\\frac1{2}', '(/ 1 2)'],
    ['\\frac{1}2', '(/ 1 2)'],
    ['\\dfrac x2', '(/ x 2)'],
    ['{a \\over b}', '(/ a b)'],
    ['\\\\frac{1}{2}', '(/ 1 2)'],
    ['frac{1}{2}', '(/ 1 2)'],
    ['x**2', '(^ x 2)'],
    ['x²y', '(* (^ x 2) y)'],
    ['2^10', '(^ 2 10)'],
    ['2^-3', '(^ 2 -3)'],
    ['-x^2', '(- (^ x 2))'],
    ['2^{3^2}', '(^ 2 (^ 3 2))'],
    ['2^3^2', '(^ 2 (^ 3 2))'],
    ['3*x', '(* 3 x)'],
    ['pi/4', '(/ pi 4)'],
    ['2\\pi r', '(* 2 pi r)'],
    ['xyz', '(* x y z)'],
    ['(x+1)(x-2)', '(* (+ x 1) (+ x -2))'],
    ['x(x+1)', '(* x (+ x 1))'],
    ['a - b - c', '(+ a (- b) (- c))'],
    ['1/2x', '(* (/ 1 2) x)'],
    ['\\log_2 8', '(log 8 2)'],
    ['log2(8)', '(log 8 2)'],
    ['\\ln 2x', '(ln (* 2 x))'],
    ['\\lg 5', '(log 5 10)'],
    ['\\sin^2x', '(^ (sin x) 2)'],
    ['\\sin x\\cos x', '(* (sin x) (cos x))'],
    ['sinx', '(sin x)'],
    ['sin(x)/2', '(/ (sin x) 2)'],
    ['\\sin 2\\pi x + 1', '(+ (sin (* 2 pi x)) 1)'],
    ['\\tan^{-1}x', '(arctan x)'],
    ['\\arcsin x', '(arcsin x)'],
    ['\\sin\\frac{\\pi}{6}', '(sin (/ pi 6))'],
    ['e^{i\\pi}', '(^ e (* i pi))'],
    ['\\binom n k', '(binomial n k)'],
    ['\\binom52', '(binomial 5 2)'],
    ['{n \\choose k}', '(binomial n k)'],
    ['C_n^k', '(binomial n k)'],
    ['n!', '(factorial n)'],
    ['(2n-1)!!', '(double-factorial (+ (* 2 n) -1))'],
    ['|x-1|', '(abs (+ x -1))'],
    ['2|x|+|y|', '(+ (* 2 (abs x)) (abs y))'],
    ['\\left|\\frac{x}{2}\\right|', '(abs (/ x 2))'],
    ['\\lfloor x \\rfloor', '(floor x)'],
    ['⌈x⌉', '(ceil x)'],
    ['f(x+1)', '(f (+ x 1))'],
    ["f'(x)", "(f' x)"],
    ['g(x, y)', '(g x y)'],
    ['x_{1} + x_2', '(+ x_1 x_2)'],
    ['A_{n+1}', 'A_(n+1)'],
    ['\\alpha\\beta', '(* alpha beta)'],
    ['\\max\\{a, b\\}', '(max a b)'],
    ['\\operatorname{lcm}(4,6)', '(lcm 4 6)'],
    ['1 \\pm \\sqrt{2}', '(± 1 (^ 2 1/2))'],
    ['\\pm 3', '(± 3)'],
    ['\\mp 3', '(∓ 3)'],
    ['10 \\bmod 3', '(mod 10 3)'],
    ['\\sum_{k=1}^{n} k^2', '(sum k 1 n (^ k 2))'],
    ['\\sum_{i=1}^n i + 1', '(+ (sum i 1 n i) 1)'],
    ['\\prod_{k=1}^{3} (k+1)', '(product k 1 3 (+ k 1))'],
    ['\\frac{dy}{dx}', '(derivative (* d y) (* d x))'],
    ['\\lim_{x\\to 0} f(x)', '(limit (f x) (→ x 0))'],
    ['\\int_0^1 x\\,dx', '(integral (* x d x) 0 1)'],
    ['-\\infty', '(- infinity)'],
    ['4-\\mathrm{i}', '(+ 4 (- i))'],
    ['x \\, y \\quad', '(* x y)'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });
});

describe('readMath reads collections', () => {
  it.each([
    ['1, 2 and 3', '(list 1 2 3)'],
    ['1, 2, and 3', '(list 1 2 3)'],
    ['1;2;3', '(list 1 2 3)'],
    ['$2$;$3$', '(list 2 3)'],
    ['$2$ and $3$', '(list 2 3)'],
    ['1, 2 or 3', '(or 1 2 3)'],
    ['(1,2)', '(1, 2)'],
    ['(1;2;3)', '(1, 2, 3)'],
    ['[1, 2]', '[1, 2]'],
    ['[1,2)', '[1, 2)'],
    [']a,b[', ']a, b['],
    ['[0,1[ \\cup ]2,3]', '(union [0, 1[ ]2, 3])'],
    ['(0,1) U (2,3)', '(union (0, 1) (2, 3))'],
    ['(-∞, 0) ∪ {1}', '(union ((- infinity), 0) {1})'],
    ['\\{1,2\\}', '{1, 2}'],
    ['{1,2}', '{1, 2}'],
    ['\\left\\{ 1, 2 \\right\\}', '{1, 2}'],
    ['\\{1\\} \\cap \\{2\\}', '(intersection {1} {2})'],
    ['\\mathbb{R} \\setminus \\{0\\}', '(difference R {0})'],
    ['ℝ', 'R'],
    ['\\varnothing', 'empty'],
    ['\\{\\}', 'empty'],
    ['\\{x \\mid x > 0\\}', '(set-builder x (> x 0))'],
    ['\\{x : |x| < 1\\}', '(set-builder x (< (abs x) 1))'],
    ['\\{2k : k \\in \\mathbb{Z}\\}', '(set-builder (* 2 k) (∈ k Z))'],
    ['\\langle 1,2\\rangle', '(1, 2)'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '(matrix (1 2) (3 4))'],
    ['\\begin{pmatrix}1\\\\-2\\end{pmatrix}', '(matrix (1) (-2))'],
    ['\\begin{vmatrix}a&b\\\\c&d\\end{vmatrix}', '(det (matrix (a b) (c d)))'],
    ['\\left(\\begin{array}{cc}1&2\\end{array}\\right)', '(matrix (1 2))'],
    ['\\\\begin{bmatrix}1\\\\\\\\2\\\\end{bmatrix}', '(matrix (1) (2))'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });
});

describe('readMath reads relations', () => {
  it.each([
    ['x=3', '(= x 3)'],
    ['= 3', '3'],
    ['a < b \\leq c', '(< ≤ a b c)'],
    ['x != 3', '(≠ x 3)'],
    ['x \\not= 3', '(≠ x 3)'],
    ['x >= 3', '(≥ x 3)'],
    ['x \\in [1,2)', '(∈ x [1, 2))'],
    ['x in (1,2)', '(∈ x (1, 2))'],
    ['x = 1, y = 2', '(and (= x 1) (= y 2))'],
    ['x=1 \\text{ or } x=2', '(or (= x 1) (= x 2))'],
    ['x = 1, x = 2', '(or (= x 1) (= x 2))'],
    ['x = 1 or 2', '(= x (or 1 2))'],
    ['n = 1, 2, 3', '(= n (list 1 2 3))'],
    ['x < 1 or x > 2', '(or (< x 1) (> x 2))'],
    ['x > 1 and x < 2', '(and (> x 1) (< x 2))'],
    ['a=1, b=2; a=3, b=4', '(list (and (= a 1) (= b 2)) (and (= a 3) (= b 4)))'],
    ['(x, y) = (1, 2)', '(= (x, y) (1, 2))'],
    ['N(n) = 2n', '(= (N n) (* 2 n))'],
    ['x \\equiv 3 \\pmod 7', '(≡ x (mod 3 7))'],
    ['x \\equiv 3 (mod 7)', '(≡ x (mod 3 7))'],
    ['a_n = 2n (n \\in \\mathbb{N})', '(and (= a_n (* 2 n)) (∈ n N))'],
    ['\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}', '(and (= x 1) (= y 2))'],
    ['x = 1 \\quad y = 2', '(and (= x 1) (= y 2))'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });
});

describe('readMath reads words', () => {
  it.each([
    ['east', '"east"'],
    ['\\text{Evelyn}', '"evelyn"'],
    ['Yes', '"yes"'],
    ['\\text{No}', '"no"'],
    ['\\text{(C)}', 'C'],
    ['\\textbf{(B)}', 'B'],
    ['\\mathrm{ABC}', '(* A B C)'],
    ['n \\text{ must be odd}', '"n must be odd"'],
    ['The answer is 5.', '"the answer is 5"'],
    ['5 is not a solution', '"5 is not a solution"'],
    ['red, blue and green', '(list "red" "blue" "green")'],
  ])('%s', (text, printed) => {
    expect(first(text)).toBe(printed);
  });
});

describe('readMath takes off what surrounds an answer', () => {
  it.each(['x+1', '\\frac{1}{2}', '(1,2)', '\\{1,2\\}', '3 \\text{ cm}', 'x=1 \\text{ or } x=2'])(
    '%s',
    (text) => {
      const bare = read(text);
      for (const [before, after] of [
        ['$', '$'],
        ['$$', '$$'],
        ['\\(', '\\)'],
        ['\\[ ', ' \\]'],
        ['**', '**'],
        ['\\boxed{', '}'],
        ['  ', '.'],
        ['$', '.$'],
      ] as const) {
        expect(read(before + text + after)).toEqual(bare);
      }
    },
  );
});

describe('readMath refuses', () => {
  it.each(['', '$$', '1 +', '\\frac{1}', '((1)', '1 2', '@', 'x = = 2', '\\sin', '5_3'])(
    '%j',
    (text) => {
      expect(read(text)).toBe('unreadable');
    },
  );

  it.each([
    ['200 brackets', '('.repeat(200) + '1' + ')'.repeat(200)],
    ['5,000 brackets', '('.repeat(5_000) + '1' + ')'.repeat(5_000)],
    ['nested roots', '\\sqrt{'.repeat(150) + 'x' + '}'.repeat(150)],
    ['a tower of powers', '2^'.repeat(1_500) + '2'],
    ['signs in a row', '-'.repeat(3_000) + '1'],
    ['20,000 digits', '7'.repeat(20_000)],
    ['a megabyte', '1 '.repeat(500_000)],
    ['a megabyte of brackets', '\\(('.repeat(300_000)],
  ])('%s as too large, soon', (_name, text) => {
    const cost = cpuTimeMs(() => {
      expect(read(text)).toBe('too-large');
    });
    expect(cost).toBeLessThan(1000);
  });
});

const PIECES = [
  ...[
    '\\frac',
    '\\sqrt',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '\\{',
    '\\}',
    '|',
    '^',
    '_',
    '&',
    '\\\\',
    '!',
  ],
  ...[
    '1',
    '23',
    '1,234',
    '0.5',
    '2e-1',
    'x',
    'n',
    'f',
    'e',
    'i',
    '\\pi',
    '\\text{',
    '\\sin',
    '\\log',
  ],
  ...[
    '+',
    '-',
    '\\pm',
    '/',
    '\\cdot',
    '=',
    '<',
    '\\in',
    '\\cup',
    ',',
    ';',
    ' and ',
    ' or ',
    ':',
    '%',
  ],
  ...[
    '\\begin{cases}',
    '\\end{cases}',
    '\\begin{pmatrix}',
    '\\end{pmatrix}',
    '\\sum',
    '\\mid',
    '$',
  ],
  ...[
    'cm',
    'word',
    '^\\circ',
    "'",
    '\\left',
    '\\right',
    '\\quad',
    '\\boxed',
    '\\over',
    '\\mod',
    ' ',
  ],
];

describe('readMath', () => {
  it('never throws and always gives the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(readMath(text)).toEqual(readMath(text));
      }),
    );
  });

  it('survives any soup of LaTeX', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const reading = readMath(pieces.join(''));
        expect(['read', 'unreadable', 'too-large']).toContain(reading.status);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads the same with dollars, brackets or white space around', () => {
    const soup = fc.array(fc.constantFrom(...PIECES.filter((piece) => piece !== '$')));
    fc.assert(
      fc.property(soup, (pieces) => {
        const text = pieces.join('');
        fc.pre(!text.endsWith('\\'));
        const bare = read(text);
        expect(read(`$${text}$`)).toEqual(bare);
        expect(read(`\\(${text}\\)`)).toEqual(bare);
        expect(read(` ${text}\n`)).toEqual(bare);
      }),
      { numRuns: 1_000, examples: [[['i', '\\\\', ' ']]] },
    );
  });

  it.each(PIECES)('reads a long run of %j in bounded time', (piece) => {
    const text = piece.repeat(Math.floor(3_990 / piece.length));
    const cost = cpuTimeMs(() => {
      readMath(text);
      readMath(`${text}x`);
    });
    expect(cost).toBeLessThan(1000);
  });
});

describe.runIf(hasFixtures)('readMath on public golds', () => {
  it.each(['olympiadbench', 'omni_math', 'gsm8k'])('reads nearly all of %s', (name) => {
    const rows = readFixtureLines<{ answer: { value: string } }>(
      `data/canonical/items/${name}.jsonl.gz`,
    );
    const unread = rows
      .map((row) => row.answer.value)
      .filter((gold) => readMath(gold).status !== 'read');
    expect(unread.length / rows.length).toBeLessThanOrEqual(0.005);
  });
});
