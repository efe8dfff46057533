import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { choicesOf } from './choices.ts';
import { choiceCandidates } from './find-choice.ts';

const FOUR = ['A', 'B', 'C', 'D'];
const CITIES = ['Lyon', 'Paris', 'North Paris', 'a good idea'];

/** The letters that the reply is taken to choose; null: none. */
function lettersOf(reply: string, options: readonly string[] | null = FOUR): string | null {
  const search = { isBare: false, isThinking: false };
  return choiceCandidates(reply, choicesOf(options), search)[0]?.letters ?? null;
}

describe('choiceCandidates', () => {
  it.each([
    'B',
    'b',
    '**B**',
    '(B)',
    'B)',
    'B.',
    '[B]',
    '$B$',
    '`B`',
    'Ｂ',
    '（Ｂ）',
    '\\boxed{B}',
    '\\boxed{\\text{B}}',
    '$\\boxed{\\mathrm{(B)}}$',
    '\\boxed{B. 300}',
    'Answer: B',
    'ANSWER: (B) 300',
    'Answer: **B**',
    'Answer: [[B]]',
    'Answer：B',
    '**Answer**: B',
    '**Answer:** \\(B\\)',
    'Answer: Option B',
    'Answer: option (B).',
    'Answer: b',
    'Answer: b)',
    'Answer: B because A is wrong',
    'Answer: B, not C',
    'Answer: B, as D would need more heat',
    'Answer: B; energy is conserved',
    'Answer: B - the second',
    'Answer: B second option',
    'Answer: B or, in other words, 300',
    'Answer: The correct option is B.',
    'The answer is B.',
    'the answer is clearly (B), since A, C and D fail',
    'The answer is for sure B, it can’t be A or C',
    'So the correct option is B.',
    'My final choice: B',
    'The correct choice is **B**.',
    '{"answer": "B"}',
    "{'answer': 'B'}",
    '### Final Answer\n\n**B**',
    '### Final Answer: **(B) 300**\nThank you.',
    'Final Answer: $\\boxed{B}$',
    '<final_answer>B</final_answer>',
    '<final_answer>(B) 300</final_answer>',
    'I reason.\n\n**B**',
    'I reason.\n\n(B)\n\nI hope this helps.',
    'B\n\nBecause heat flows.',
    'B. It is conserved.',
    '(B) 300',
    'It is not A because that is cold, therefore I think it’s B',
    'So B is correct.',
    'Therefore, B.',
    'I would go with option B here.',
    'I choose B over C.',
    'Option B is the best answer; option C is wrong.',
    'Because B is valid',
    'A is wrong, C is not possible and D is out, which leaves B',
    'Réponse : B',
    'La bonne réponse est B.',
    'La réponse finale est (B).',
    'Die richtige Antwort ist B.',
    'Antwort: B',
    'La respuesta correcta es B.',
    'Respuesta: B',
    'La risposta è B.',
    'A resposta é B.',
    'Ответ: B',
    '答案：B',
    '答案是B。',
    '答案选B',
    '最终答案：**B**',
    '正确答案是 (B)',
    '正确选项是B',
    '故选B。',
    '所以选择 B',
    '因此应选：B',
    '推理过程\n答案：B是正确的，D是干扰项',
    '答案：B，因为能量守恒',
    '答え：B',
    '答えはBです',
    '정답: B',
    '정답은 B입니다',
    'I think it is (b).',
    'I pick (b).',
    'Ans: (b)',
    'The answer is A ... <answer>B</answer>',
    '**B) Work**\n\nExplanation: A) Heat is wrong because\nC) Time is wrong because',
    'A: incorrect\nB: correct\nC: incorrect\nD: incorrect',
    'A ❌\nB ✅\nC ❌\nD ❌',
    'The correct explanation is:\nB. Heat flows.\n\nThat is because C. fails.',
    'Answer: В',
    'Answer: Ⓑ',
    'Answer: \u200eB',
    'A、C、D项错误，B项正确',
  ])('takes %j for B', (reply) => {
    expect(lettersOf(reply)).toBe('B');
  });

  it.each([
    ['I choose option A over B', 'A'],
    ['I am sure that I would say (C)', 'C'],
    ['答案为：A和C', 'AC'],
    ['\\boxed{A \\text{ and } C}', 'AC'],
  ])('does not stop at the first letter of %j', (reply, expected) => {
    expect(lettersOf(reply)).toBe(expected);
  });

  it.each([
    ['', null],
    ['Vitamin C is important.', null],
    ['I cannot tell.', null],
    ['The answer is unclear.', null],
    ['A good idea is to look at heat.', null],
    ['Answer: A good idea', null],
    ['The answer is a matter of taste.', null],
    ['I think, therefore I am.', null],
    ['Answer: E', null],
    ['Answer: [LETTER]', null],
    ['End with "Answer: $LETTER" (without quotes).', null],
    ['The last line should be ANSWER: <letter> and nothing else.', null],
    ['Answer: None of the above', null],
    ['Answer: A or B', null],
    ['Answer: (A) or (B)', null],
    ['Answer: A B C D are all plausible', null],
    ['Answer: Both', null],
    ['Answer: Argentina', null],
    ['Answer: CO2', null],
    ['Answer: B-cells', null],
    ['答案：无法确定', null],
    ['It is neither A nor B.', null],
    ['A, B, C and D are the options.', null],
    ['A. Heat\nB. Work\nC. Time\nD. Mass', null],
    ['The wrong answer is B.', null],
  ])('finds no choice in %j', (reply, expected) => {
    expect(lettersOf(reply)).toBe(expected);
  });

  it.each([
    ['Answer: A\nAnswer: C', 'C'],
    ['I first said answer: A but answer: C is correct.', 'C'],
    ['Answer: C\nAnswer: [LETTER]', 'C'],
    ['Answer: C\n\nAnswer: E', 'C'],
    ['Final Answer: C\nMany would say that the answer is A.', 'C'],
    ['So \\boxed{A}, no, \\boxed{C}', 'C'],
    ['Answer: C is correct, D is a distractor', 'C'],
    ['Answer: A is correct', 'A'],
    ['Answer: A', 'A'],
    ['A is correct, because B and C are too slow.', 'A'],
  ])('lets the last valid statement of %j win', (reply, expected) => {
    expect(lettersOf(reply)).toBe(expected);
  });

  it.each([
    'Answer: AC',
    'Answer: A,C',
    'Answer: A, C',
    'Answer: (A, C)',
    'Answer: A，C',
    '答案：（A，C）',
    '答案：A、C',
    'Answer: A and C',
    'Answer: A & C',
    'Answer: (A) and (C)',
    'Answer: C, A',
    'Answer: A C',
    'The correct answers are A and C.',
    'Answer: A, C are both right',
    '\\boxed{A}, \\boxed{C}',
    '\\boxed{A, C}',
    'A and C are correct.',
  ])('takes %j for A and C', (reply) => {
    expect(lettersOf(reply)).toBe('AC');
  });

  it.each([
    ['Paris', 'B'],
    ['The answer is Paris.', 'B'],
    ['The answer is "Paris", I think', 'B'],
    ['Answer: North Paris', 'C'],
    ['Answer: A good idea', 'D'],
    ['It must be **north paris**.', 'C'],
    ['Lyon is too small.\nParis', 'B'],
    ['Lyon, Paris', null],
    ['Parisian', null],
    ['It is Paris, not Lyon.', 'B'],
    ['Lyon is wrong', null],
    ['Paris, because Lyon is inland', 'B'],
    [
      '**A. Lyon** - wrong\n**B. Paris** - right\n**C. North Paris** - wrong\n**D. a good idea** - wrong',
      'B',
    ],
    ['Answer: B. Paris', 'B'],
    ['Answer: Paris (B)', 'B'],
  ])('finds options by their text: %j', (reply, expected) => {
    expect(lettersOf(reply, CITIES)).toBe(expected);
  });

  it.each([
    ['0', 'D'],
    ['Answer: 0', 'D'],
    ['10', null],
    ['Answer: -3', null],
    ['Answer: 3', 'B'],
    ['Answer: 3.5', null],
  ])('tells numbers that contain each other: %j', (reply, expected) => {
    expect(lettersOf(reply, ['4', '3', '5', '0'])).toBe(expected);
  });

  it('tells options apart that differ by a sign only', () => {
    expect(lettersOf('Answer: $x-1$', ['x+1', 'x-1'])).toBe('B');
  });

  it('knows as many letters as there are options, and ten where they are not listed', () => {
    expect(
      lettersOf(
        'Answer: J',
        Array.from({ length: 10 }, (_, i) => `option ${i}`),
      ),
    ).toBe('J');
    expect(lettersOf('Answer: J', null)).toBe('J');
    expect(lettersOf('Answer: K', null)).toBeNull();
    expect(lettersOf('Answer: C', ['yes', 'no'])).toBeNull();
  });

  it('takes a letter in any wrapping behind any announcement', () => {
    const wrap = fc.constantFrom(
      (s: string) => `**${s}**`,
      (s: string) => `(${s})`,
      (s: string) => `[${s}]`,
      (s: string) => `$${s}$`,
      (s: string) => `\\boxed{${s}}`,
      (s: string) => `\\text{${s}}`,
      (s: string) => ` ${s} `,
    );
    const announce = fc.constantFrom(
      (s: string) => `Final Answer: ${s}`,
      (s: string) => `The answer is ${s}.`,
      (s: string) => `ANSWER: ${s}\nThank you.`,
      (s: string) => `答案：${s}`,
      (s: string) => `Réponse : ${s}`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...FOUR),
        fc.array(wrap, { maxLength: 3 }),
        announce,
        (letter, wraps, say) => {
          const reply = say(wraps.reduce((inner, apply) => apply(inner), letter));
          expect(lettersOf(reply), reply).toBe(letter);
        },
      ),
    );
  });
});
