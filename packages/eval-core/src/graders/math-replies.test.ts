import { describe, expect, it } from 'vitest';

import { gradeReply } from './grade-reply.ts';
import { mathGrader } from './math-grader.ts';

const outcomeOf = (gold: string, content: string): string => {
  const item = { gold, options: null, params: {}, prompt: null };
  return gradeReply(mathGrader, item, { content, reasoning: null, finish: 'stop' }).outcome;
};

describe('a reply that states its answer', () => {
  it.each([
    ['5', 'Thus \\beginboxed{5}'],
    ['3', 'Die Antwort ist 3.'],
    ['3', 'La réponse est 3.'],
    ['3', 'La respuesta es 3.'],
    ['3', 'A resposta é 3.'],
    ['3', 'La risposta è 3.'],
    ['3', 'Ответ: 3.'],
    ['3', '答案是3。'],
    ['3', '答案：3'],
    ['3', '答えは3です。'],
    ['3', '답은 3입니다.'],
    ['3', 'उत्तर: 3'],
    ['3', 'Cevap: 3'],
    ['3', 'الجواب هو 3'],
    ['3', 'Đáp án: 3'],
    ['3', 'คำตอบคือ 3'],
    ['3', 'คำตอบ: 3'],
    ['3', 'Jawaban: 3'],
    ['3', 'Odpowiedź: 3'],
    ['3', 'Het antwoord is 3'],
    ['3', 'Svaret är 3'],
    ['3', 'উত্তর: 3'],
    ['3', 'Réponse : $3$'],
    ['3', 'The final answer is $\\boxed{3}$.'],
    ['3', '\\boxed{ 3 }'],
    ['3', '\\fbox{3}'],
    ['3', '$\\boxed3$'],
    ['3', '\\boxed 3'],
    ['3', '\\boxed{x = 3}'],
    ['3', '\\boxed{\\textbf{3}}'],
    ['3', '\\boxed{\\mathbf{3}}'],
    ['3', '\\boxed{$3$}'],
    ['3', '\\boxed{\\displaystyle 3}'],
    ['3', '\\[\\boxed{\\begin{aligned}x&=3\\end{aligned}}\\]'],
    ['1,2', '\\boxed{1} and \\boxed{2}'],
    ['1,2', '\\boxed{1}, \\boxed{2}'],
    ['2', 'First \\boxed{1}. Then we correct: \\boxed{2}'],
    ['1/2', '\\boxed{\\frac{1}{2}'],
    ['3', '**Answer:** 3'],
    ['3', '**Answer**: $3$'],
    ['3', '### Final Answer\n\n3'],
    ['3', '### Final Answer\n\n$$3$$'],
    ['3', '#### 3'],
    ['18', 'She makes 9 * 2 = $18 every day.\n#### 18'],
    ['70000', 'Profit is 200000-130000=$70,000. The answer is $70,000.'],
    ['3', 'The sum is 3.'],
    ['27', 'We have\n\\begin{align*}x &= 3^3\\\\&= 27\\end{align*}'],
    ['27', 'Thus the answer is 3^3 = 27.'],
    ['3', 'Final Answer: The final answer is $3$. I hope it is correct.'],
    ['3', 'ANSWER: 3'],
    ['3', 'Answer: \\(3\\)'],
    ['3', 'The answer is: **3**'],
    ['3', 'the answer is therefore $3$'],
    ['3', '<answer>3</answer>'],
    ['3', 'Total: 8 + 2 = 10\n<answer>3</answer>'],
  ])('%s is found in %j', (gold, content) => {
    expect(outcomeOf(gold, content)).toBe('correct');
  });

  it.each([
    ['4', 'Réponse : $3$'],
    ['3', 'Die Antwort ist 4.'],
    ['3', '答案是4。'],
    ['2', 'First \\boxed{2}. Then we correct: \\boxed{3}'],
    ['8', 'Total: 8 + 2 = 10\n<answer>10</answer>'],
    ['2', 'So $x=1$ and $y=2$. Thus \\beginboxed{5}'],
  ])('%s is not found in %j', (gold, content) => {
    expect(outcomeOf(gold, content)).toBe('incorrect');
  });
});
