import { describe, expect, it } from 'vitest';

import { detectableLanguages, detectLanguage } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'Yesterday I went to the library and read a very interesting book.'],
    ['fr', 'Hier je suis allé à la bibliothèque et j’ai lu un livre intéressant.'],
    ['es', 'Ayer fui a la biblioteca y leí un libro muy interesante.'],
    ['pt', 'Ontem fui à biblioteca e li um livro muito interessante.'],
    ['it', 'Ieri sono andato in biblioteca e ho letto un libro interessante.'],
    ['fi', 'Eilen kävin kirjastossa ja luin hyvin mielenkiintoisen kirjan.'],
    ['vi', 'Hôm qua tôi đã đến thư viện và đọc một cuốn sách thú vị.'],
    ['ru', 'Вчера я ходил в библиотеку и прочитал интересную книгу.'],
    ['uk', 'Вчора я ходив до бібліотеки і прочитав цікаву книгу.'],
    ['ar', 'ذهبت أمس إلى المكتبة وقرأت كتابا مثيرا للاهتمام.'],
    ['fa', 'دیروز به کتابخانه رفتم و کتاب جالبی خواندم.'],
    ['he', 'אתמול הלכתי לספרייה וקראתי ספר מעניין.'],
    ['th', 'เมื่อวานฉันไปห้องสมุดและอ่านหนังสือที่น่าสนใจ'],
    ['ko', '어제 도서관에 가서 재미있는 책을 읽었습니다.'],
    ['ja', '昨日は図書館に行って、とても面白い本を読みました。'],
    ['zh-cn', '昨天我去图书馆看了一本很有意思的书。'],
  ])('tells %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is null for a text without letters that it knows', () => {
    expect(detectLanguage('12:30 — 3.14')).toBeNull();
    expect(detectLanguage('')).toBeNull();
  });

  it('does not read addresses', () => {
    const german = 'Mehr dazu steht hier: ';
    const address =
      'https://example.org/the-quick-brown-fox-jumps-over-the-lazy-dog-and-the-others';
    expect(detectLanguage(`${german}${address} the.other.one@example.org`)).toBe('de');
  });

  it('leaves Latin letters out of a text that is mostly in another script', () => {
    expect(detectLanguage('GPU और CPU के बीच का अंतर समझना बहुत ज़रूरी है।')).toBe('hi');
  });

  it('reads no further than 10,000 characters', () => {
    const english = 'The sea was calm and the sun was warm. '.repeat(300);
    const german = 'Das Meer war ruhig und die Sonne war warm. '.repeat(3000);
    expect(detectLanguage(english + german)).toBe('en');
  });

  it('knows all languages that IFEval asks for', () => {
    const asked =
      'en es pt ar hi fr ru de ja it bn uk th ur ta te bg ko pl he fa vi ne sw kn mr gu pa ml fi';
    expect(asked.split(' ').filter((code) => !detectableLanguages.includes(code))).toEqual([]);
  });
});
