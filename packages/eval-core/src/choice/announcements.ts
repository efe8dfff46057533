/** "Answer" in languages that set off words by spaces. */
const SPACED_NOUNS = [
  'réponse|antwort|lösung|respuesta|resposta|risposta|antwoord|svar(?:et)?|răspuns(?:ul)?|erantzuna|ans',
  'vastaus|vastus|válasz|cevap|cavab|javob|yanıt|përgjigja|jibu|jawaban|jawapan|sagot|đáp\\s?án|câu trả lời',
  'ответ|відповідь|отговор|одговор|жауап|хариулт|odpowiedź|odpověď|odpoveď|odgovor|atsakymas|atbilde',
  'απάντηση|პასუხი|պատասխան|תשובה|الإجابة|الجواب|پاسخ|جواب|መልስ',
  'उत्तर|जवाब|উত্তর|பதில்|సమాధానం|ಉತ್ತರ|ഉത്തരം|જવાબ|ઉત્તર|ਜਵਾਬ|ਉੱਤਰ|පිළිතුර',
  '(?:opción|alternativa|opzione|opção|option) (?:correcta|correta|corretta|correcte)|richtig|(?:правильный|верный) вариант',
];
/** The same where words follow each other without a space, or with an ending. */
const UNSPACED_NOUNS = '答案|正解|解答|答え|정답|답변|คำตอบ|အဖြေ|ចម្លើយ|ຄຳຕອບ';

const NOUN = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${SPACED_NOUNS.join('|')})(?![\\p{L}\\p{M}])|${UNSPACED_NOUNS}`,
  'giu',
);
/** Words without a capital, or a sign, then the letter: "correcte est la", "] ", "应该是选项". */
const LETTER_BEHIND = /^([^\n.!?;A-Z]{1,40}?)(?=[A-Z]{1,26}(?![A-Za-zÀ-ž0-9'’])|\([a-z]\))/;
const LONGEST_REACH = 72;
/** The end of a text decides; more are a repetition loop. */
const MOST_ANNOUNCEMENTS = 200;
const NEGATION =
  /(?<!\p{L})(?:not|nicht|kein|pas|no|non|não|nie|niet|inte|ikke|değil|bukan|не|ليس|नहीं)(?!\p{L})|不|ไม่/iu;
/** "A ではなく", "A가 아니라", "A 是错的". */
const NEGATED_BEHIND = /^[A-Z]{1,26}[*_"')\]]{0,4}\s?(?:では?な|じゃな|[이가]\s?아니|不|是?错)/;

/**
 * Where the letters stand that the text, its width folded, announces as its answer in a language other than
 * English, with whatever words come between: "La bonne réponse est la C", "答案应该是选项C". In the order
 * of the text. Linear.
 */
export function announcedLetters(text: string): number[] {
  const nouns = [...text.matchAll(NOUN)].slice(-MOST_ANNOUNCEMENTS);
  return nouns.flatMap(({ 0: noun, index }) => {
    const from = index + noun.length;
    const gap = LETTER_BEHIND.exec(text.slice(from, from + LONGEST_REACH))?.[1] ?? '';
    if (!/[^\s*_]/.test(gap) || NEGATION.test(gap)) return [];
    const start = from + gap.length;
    return NEGATED_BEHIND.test(text.slice(start, start + LONGEST_REACH)) ? [] : [start];
  });
}
