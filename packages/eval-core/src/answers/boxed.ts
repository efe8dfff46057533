import { joinsAnswers } from './answer-gap.ts';
import { trimSpan } from './extraction.ts';
import type { MathCandidate } from './math-candidate.ts';
import { trailingPercent } from './trailing-percent.ts';

/** A list in boxes has a handful of entries; more is a repetition loop. */
const MOST_BOXES_IN_A_LIST = 64;
/** What stands in a box that only repeats the instruction. */
const PLACEHOLDERS =
  /^(?:|\.{2,}|…|\\[cl]?dots|(?:your|final|the)?[\s_-]*answer(?:[\s_-]*here)?)$/i;

interface Box {
  /** From the command to behind the closing brace. */
  start: number;
  end: number;
  /** Where what stands inside begins; it ends as long after as `text` is. */
  inside: number;
  /** What stands inside, without white space at its ends. */
  text: string;
  isClosed: boolean;
}

/**
 * The answers in boxes, in the order of the text: `\boxed{…}` and its kin, with nested braces, without
 * braces (`\boxed 5`), with the backslash doubled, lost or read as a control character, and a last box that
 * is never closed. Boxes that only repeat the instruction are left out. Neighbours with nothing but a
 * separator between them are one answer, a list. The place of one box is what stands in it; that of a list,
 * or of a box with a percent sign behind it, is all of it. Linear.
 */
export function boxedAnswers(text: string): MathCandidate[] {
  const answers: MathCandidate[] = [];
  let group: Box[] = [];
  for (const box of boxesOf(text)) {
    const last = group.at(-1);
    const joins =
      last !== undefined &&
      group.length < MOST_BOXES_IN_A_LIST &&
      joinsAnswers(text.slice(last.end, Math.max(last.end, box.start)));
    if (!joins && group.length > 0) answers.push(answerOf(text, group));
    group = joins ? [...group, box] : [box];
  }
  if (group.length > 0) answers.push(answerOf(text, group));
  return answers;
}

/** What every command of a box has in it. */
const COMMAND = /oxed|fbox|framebox|colorbox/;
/** So many signs of a command may stand before that: four backslashes, "begin" and a "b". */
const LONGEST_BEGINNING = 10;

/** Whether the text holds a box at all. */
export function hasBox(text: string): boolean {
  return COMMAND.test(text);
}

function answerOf(text: string, group: readonly Box[]): MathCandidate {
  const [first = '', ...others] = [...new Set(group.map((box) => box.text))];
  const start = group[0]?.start ?? 0;
  const last = group.at(-1);
  const end = last?.end ?? start;
  const rule = group.some((box) => !box.isClosed) ? 'unclosed-box' : 'boxed';
  if (others.length > 0) return { start, end, rule, texts: [first, ...others] };

  const percent = trailingPercent(text, end);
  if (percent !== null) return { start, end: percent, rule, texts: [`${first}%`] };
  const inside = last?.inside ?? start;
  return { start: inside, end: inside + first.length, rule, texts: [first] };
}

/** One token of the scan: an escaped brace, a box command with its brace, one without, or a brace. */
const TOKENS =
  /\\[{}]|(?:\\{0,4}(?:begin)?boxed|\\{1,4}(?:f|frame|color)box|[\b]oxed)[^\S\n]{0,8}\{|\\{1,4}boxed(?=[\s\d])|[{}]/g;
const UNBRACED = /[^\S\n]*(\\?[^\s$,;{}\\]+)/y;

/** Braces before the first command say nothing: what they enclose ends, or never does, without a box of its own. */
function boxesOf(text: string): Box[] {
  const boxes: Box[] = [];
  const first = text.search(COMMAND);
  if (first === -1) return boxes;
  const from = Math.max(0, first - LONGEST_BEGINNING);
  const open: { start: number; inside: number; isBox: boolean }[] = [];
  for (const match of text.slice(from).matchAll(TOKENS)) {
    const token = match[0];
    const index = from + match.index;
    const end = index + token.length;
    if (token === '{') open.push({ start: index, inside: end, isBox: false });
    else if (token === '}') {
      const opened = open.pop();
      if (opened?.isBox === true) addBox(boxes, text, { ...opened, end });
    } else if (token.length > 2 && token.endsWith('{')) {
      open.push({ start: index, inside: end, isBox: true });
    } else if (token.length > 2) addUnbraced(boxes, text, index, end);
  }
  const unclosed = open.findLast(({ isBox }) => isBox);
  if (unclosed !== undefined) addUnclosed(boxes, text, unclosed);
  return boxes;
}

/** A box around boxes that were already seen takes their place. */
function addBox(
  boxes: Box[],
  text: string,
  box: { start: number; inside: number; end: number },
): void {
  while ((boxes.at(-1)?.start ?? -1) > box.start) boxes.pop();
  const { start: inside, end } = trimSpan(text, { start: box.inside, end: box.end - 1 });
  const inner = text.slice(inside, end);
  if (PLACEHOLDERS.test(inner)) return;
  boxes.push({ start: box.start, end: box.end, inside, text: inner, isClosed: true });
}

function addUnbraced(boxes: Box[], text: string, start: number, from: number): void {
  UNBRACED.lastIndex = from;
  const written = UNBRACED.exec(text)?.[1] ?? '';
  const token = written.replace(/[.!?]$/, '');
  if (token === '') return;
  const end = UNBRACED.lastIndex;
  boxes.push({ start, end, inside: end - written.length, text: token, isClosed: true });
}

/** The text ends within the box, or its brace was forgotten: it holds what is left of the line or the formula. */
function addUnclosed(boxes: Box[], text: string, opened: { start: number; inside: number }): void {
  const { start } = opened;
  if ((boxes.at(-1)?.start ?? -1) > start) return;
  const rest = text.slice(opened.inside);
  const stop = rest.search(/\n|\$|\\[)\]]/);
  const end = opened.inside + (stop === -1 ? rest.length : stop);
  const { start: inside, end: innerEnd } = trimSpan(text, { start: opened.inside, end });
  const inner = text.slice(inside, innerEnd);
  if (PLACEHOLDERS.test(inner)) return;
  boxes.push({ start, end, inside, text: inner, isClosed: false });
}
