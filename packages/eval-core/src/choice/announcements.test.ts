import { describe, expect, it } from 'vitest';

import { announcedLetters } from './announcements.ts';

/** The letters that follow each other at the places announced. */
const announcedIn = (text: string): string[] =>
  announcedLetters(text).map((start) => /^\W*(\w+)/.exec(text.slice(start))?.[1] ?? '');

describe('announcedLetters', () => {
  it.each([
    'La bonne réponse est la B.',
    'Réponse correcte : B',
    'Ans: (b)',
    'Richtig ist B.',
    'La respuesta correcta es la B.',
    'La opción correcta es B',
    'La risposta corretta è la B',
    'A alternativa correta é B',
    'A resposta é a letra B.',
    'Правильный ответ - B',
    'Ответ: вариант B',
    'Відповідь: B',
    '正解はBです。',
    '本题的正确答案是B',
    '答案应为B',
    '[答案] B[解析]A错误',
    'الإجابة الصحيحة هي B',
    'उत्तर है B',
    'คำตอบที่ถูกต้องคือ B',
    'Đáp án đúng là B',
    'Jawaban yang benar adalah B',
    'Prawidłowa odpowiedź to B',
    'Het juiste antwoord is B',
    'Válasz: B',
    'Απάντηση: B',
    'উত্তর: B',
    'תשובה: B',
    'Jibu: B',
  ])('finds B in %j', (announcement) => {
    expect(announcedIn(announcement).map((letter) => letter.charAt(0).toUpperCase())).toEqual([
      'B',
    ]);
  });

  it.each([
    'La respuesta no es B.',
    'Die Antwort ist nicht B',
    '答案不是B',
    '正解はBではなくCです',
    'La réponse B',
    'La réponse dépend.\nB',
    'Antworten: B',
    'Réponse : Bordeaux',
  ])('finds nothing in %j', (text) => {
    expect(announcedIn(text)).toEqual([]);
  });
});
