import { numberOf, textOf, type Plan } from './plan.ts';
import { plannedSentences } from './sentences.ts';

/** A text that follows every request of the plan; what is not planned is left to the prose. */
export function writeText(plan: Plan): string {
  const { count, separator, headingOf } = divisionOf(plan);
  const shares = dividedInto(plannedSentences(plan), count);
  const parts = shares.map((share, at) => `${headingOf(at)}${share.join(' ')}`);
  const lines = [
    ...(plan.has('detectable_format:title') ? ['<<Some Notes>>'] : []),
    parts.join(separator),
    ...closingLines(plan),
  ];
  const text = lines.join('\n');
  return plan.has('startend:quotation') ? `"${text}"` : text;
}

interface Division {
  count: number;
  separator: string;
  /** What stands before the part, by its 0-based place. */
  headingOf: (at: number) => string;
}

function divisionOf(plan: Plan): Division {
  const starred = numberOf(plan, 'length_constraints:number_paragraphs', 'num_paragraphs');
  if (starred > 0) return { count: starred, separator: '\n***\n', headingOf: () => '' };

  const opened = 'length_constraints:nth_paragraph_first_word';
  const spaced = numberOf(plan, opened, 'num_paragraphs');
  if (spaced > 0) {
    const place = numberOf(plan, opened, 'nth_paragraph') - 1;
    const word = capitalized(textOf(plan, opened, 'first_word'));
    const headingOf = (at: number): string => (at === place ? `${word} nothing changed. ` : '');
    return { count: spaced, separator: '\n\n', headingOf };
  }

  const sections = 'detectable_format:multiple_sections';
  const count = numberOf(plan, sections, 'num_sections');
  if (count === 0) return { count: 1, separator: '\n', headingOf: () => '' };
  const word = textOf(plan, sections, 'section_spliter');
  return { count, separator: '\n', headingOf: (at) => `${word} ${at + 1}\n` };
}

/** The sentences in so many shares of about the same size; a share without any gets a plain one. */
function dividedInto(sentences: readonly string[], count: number): string[][] {
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * sentences.length) / count);
    const share = sentences.slice(from, Math.floor(((at + 1) * sentences.length) / count));
    return share.length > 0 ? share : ['It was calm.'];
  });
}

function closingLines(plan: Plan): string[] {
  const bullets = numberOf(plan, 'detectable_format:number_bullet_lists', 'num_bullets');
  const mark = textOf(plan, 'detectable_content:postscript', 'postscript_marker');
  const phrase = textOf(plan, 'startend:end_checker', 'end_phrase');
  return [
    ...Array.from({ length: bullets }, () => '- a thing to note'),
    ...(mark === '' ? [] : [`${mark} Take care.`]),
    ...(phrase === '' ? [] : [phrase]),
  ];
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
