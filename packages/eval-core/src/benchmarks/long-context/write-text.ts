import type { Fact, Rule } from './problem.ts';

/** "Mara Brackley is older than Telin Caldmere." */
export function factSentence({ subject, relation, object }: Fact): string {
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${relation} ${object}.`;
}

/** "Whoever is brave and is not tidy is trusted." */
export function ruleSentence(rule: Rule): string {
  const conditions = rule.if.map(({ relation, object }) => `${relation} ${object}`).join(' and ');
  return `Whoever ${conditions} ${rule.then.relation} ${rule.then.object}.`;
}

const SENTENCES_PER_PARAGRAPH = 8;

/** The sentences in paragraphs. */
export function paragraphs(sentences: readonly string[]): string {
  const count = Math.ceil(sentences.length / SENTENCES_PER_PARAGRAPH);
  return Array.from({ length: count }, (_, index) =>
    sentences
      .slice(index * SENTENCES_PER_PARAGRAPH, (index + 1) * SENTENCES_PER_PARAGRAPH)
      .join(' '),
  ).join('\n\n');
}

/** How many characters a text of that many sentences has beside those of the sentences. */
export function separatorLength(sentenceCount: number): number {
  if (sentenceCount === 0) return 0;
  return sentenceCount - 1 + Math.floor((sentenceCount - 1) / SENTENCES_PER_PARAGRAPH);
}
