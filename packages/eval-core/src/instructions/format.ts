import type { InstructionKind } from './instruction.ts';
import { countOf, malformed, textOf } from './kwargs.ts';
import { isJson } from './python-json.ts';
import { pythonPattern } from './python-pattern.ts';
import { DIGIT, isBlank, SPACE, strip, stripEnd, stripStart } from './python-text.ts';

const CONSTRAINED_ANSWERS = ['My answer is yes.', 'My answer is no.', 'My answer is maybe.'];

/** Exactly so many lines that begin with `*` (but not `**`) or with `-`, rules of `---` among them. */
export const numberBulletLists: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_bullets');
  return (response) => {
    const lines = response.split('\n').map((line) => stripStart(line));
    return starBullets(lines) + lines.filter((line) => line.startsWith('-')).length === wantedCount;
  };
};

/** One of the three answers that the prompt offers. */
export const constrainedResponse: InstructionKind = () => (response) =>
  CONSTRAINED_ANSWERS.some((answer) => response.includes(answer));

/** At least so many stretches between stars; one between double stars counts as both kinds see it. */
export const numberHighlightedSections: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_highlights');
  return (response) => {
    const found = [/\*[^\n*]*\*/gu, /\*\*[^\n*]*\*\*/gu].flatMap(
      (stars) => response.match(stars) ?? [],
    );
    return found.filter((section) => !isBlank(strip(section, '*'))).length >= wantedCount;
  };
};

/** At least so many sections that begin with the word and a number. */
export const multipleSections: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_sections');
  const word = strip(textOf(kwargs, 'section_spliter'));
  const { source } = pythonPattern(word, { kwargs, name: 'section_spliter', flags: 'gu' });
  const heading = new RegExp(`${SPACE}?${source}${SPACE}?${DIGIT}+${SPACE}?`, 'gu');
  return (response) => (response.match(heading)?.length ?? 0) >= wantedCount;
};

/** The whole response is JSON, perhaps in one code fence. */
export const jsonFormat: InstructionKind = () => (response) => isJson(unfenced(strip(response)));

/** A title between `<<` and `>>` on one line. */
export const title: InstructionKind = () => (response) => response.split('\n').some(hasTitle);

/** The message again, with nothing changed but what stands between stars. */
export const rephrasing: InstructionKind = (kwargs) => {
  const original = textOf(kwargs, 'original_message');
  const kept = withoutStarred(original);
  if (kept === original)
    throw malformed(kwargs, 'original_message', 'a text with a part in *stars*');
  return (response) => {
    const rest = withoutStarred(response);
    return rest !== response && rest === kept;
  };
};

/** A line begins with the phrase. */
export const constrainedStart: InstructionKind = (kwargs) => {
  const starter = strip(textOf(kwargs, 'starter'));
  const { source } = pythonPattern(starter, { kwargs, name: 'starter', flags: 'gu' });
  const atStart = new RegExp(`^(?:${source})`, 'u');
  return (response) => response.split('\n').some((line) => atStart.test(stripStart(line)));
};

/** A lone star takes the line after it as its text, as the reference implementation reads it. */
function starBullets(lines: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!line.startsWith('*') || line.startsWith('**')) continue;
    if (line === '*' && index === lines.length - 1) continue;
    count += 1;
    if (line === '*') index += 1;
  }
  return count;
}

function unfenced(text: string): string {
  const opening = /^```(?:json|Json|JSON)?/u.exec(text)?.[0] ?? '';
  const body = text.slice(opening.length);
  return strip(body.endsWith('```') ? body.slice(0, -3) : body);
}

function hasTitle(line: string): boolean {
  const start = line.indexOf('<<');
  const end = line.lastIndexOf('>>');
  if (start === -1 || end < start + 3) return false;
  return !isBlank(stripEnd(stripStart(line.slice(start, end), '<'), '>'));
}

function withoutStarred(text: string): string {
  return text.split('\n').map(withoutStarredPart).join('\n');
}

function withoutStarredPart(line: string): string {
  const start = line.indexOf('*');
  const end = line.lastIndexOf('*');
  return end > start ? line.slice(0, start) + line.slice(end + 1) : line;
}
