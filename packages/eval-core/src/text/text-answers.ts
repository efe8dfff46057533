import { boxedAnswers } from '../answers/boxed.ts';
import type { Candidate } from '../answers/candidate.ts';
import { trimSpan } from '../answers/extraction.ts';
import { answerStatements } from '../answers/final-answer-sentence.ts';
import { answerTags } from '../answers/final-answer-tag.ts';
import { fieldOf, lastObject } from '../answers/json-object.ts';
import { endOfTurn } from '../answers/turn-marker.ts';

/** A place that looks like an answer in words. */
export interface TextCandidate extends Candidate {
  /** The answer without what encloses it. */
  answer: string;
  /** The reply itself marks the place as its answer; else it is its last line. */
  isMarked: boolean;
}

/** An answer stands at the end of a reply; what lies farther back is working. */
const WINDOW = 50_000;
const EMPHASIS = /^[\s*_]+|[\s*_]+$/g;

/**
 * The places that could be meant as the answer, most trusted first: `<final_answer>`, "Final answer: …",
 * `\boxed{…}`, "The answer is …", each the last first; and where none is marked, the last line. In thinking
 * only what is marked counts.
 */
export function textAnswers(text: string, source: 'answer' | 'thinking'): TextCandidate[] {
  const end = endOfTurn(text);
  const offset = Math.max(0, end - WINDOW);
  const scanned = text.slice(offset, end);
  const marked = markedAnswers(scanned);
  const found = marked.length > 0 || source === 'thinking' ? marked : lastLine(scanned);
  return found.map((candidate) => ({
    ...candidate,
    start: candidate.start + offset,
    end: candidate.end + offset,
  }));
}

/** The value of that key in the last object of the text; texts, numbers and booleans are answers. */
export function jsonFieldAnswers(text: string, field: string): TextCandidate[] {
  const object = lastObject(text);
  const value = object === null ? undefined : fieldOf(object.value, field);
  if (object === null || value === undefined || value === null || typeof value === 'object')
    return [];
  const { start, end } = object;
  return [{ start, end, rule: 'json-field', answer: String(value), isMarked: true }];
}

function markedAnswers(text: string): TextCandidate[] {
  const statements = answerStatements(text).reverse();
  const spanning = (candidate: Candidate): TextCandidate => {
    const span = trimSpan(text, candidate);
    const answer = text.slice(span.start, span.end).replace(EMPHASIS, '');
    return { ...span, rule: candidate.rule, answer, isMarked: true };
  };
  const stated = (isFinal: boolean, rule: string): TextCandidate[] =>
    statements
      .filter((statement) => statement.isFinal === isFinal)
      .map(({ start, end }) => spanning({ start, end, rule }));
  const insideTag = (tag: Candidate): TextCandidate[] => {
    const [marked] = markedAnswers(text.slice(tag.start, tag.end));
    if (marked === undefined) return [spanning(tag)];
    return [{ ...marked, start: tag.start + marked.start, end: tag.start + marked.end }];
  };
  const boxes = boxedAnswers(text).map(({ start, end, texts }): TextCandidate => {
    return { start, end, rule: 'boxed', answer: texts.join(', '), isMarked: true };
  });
  return [
    ...answerTags(text).flatMap(insideTag).reverse(),
    ...boxes.reverse(),
    ...stated(true, 'final-answer'),
    ...stated(false, 'answer-sentence'),
  ].filter(({ answer }) => answer !== '');
}

function lastLine(text: string): TextCandidate[] {
  const end = text.trimEnd().length;
  if (end === 0) return [];
  const span = trimSpan(text, { start: text.lastIndexOf('\n', end - 1) + 1, end });
  const rule = text.trim().length === span.end - span.start ? 'whole-reply' : 'last-line';
  return [{ ...span, rule, answer: text.slice(span.start, span.end), isMarked: false }];
}
