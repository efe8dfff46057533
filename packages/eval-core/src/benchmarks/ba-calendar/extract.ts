import type { Candidate } from '../../answers/candidate.ts';
import { timeSlots, type TimeSlot } from '../../answers/day-time-slot.ts';
import { extractionAt } from '../../answers/extraction.ts';
import { answerStatements } from '../../answers/final-answer-sentence.ts';
import { finalAnswerTags } from '../../answers/final-answer-tag.ts';
import type { Doubt, Extraction } from '../../verdict.ts';

/** A reply that says more often what its answer is, without saying it, is in a loop. */
const MOST_PLACES = 50;

/** slot null: the text says that there is none; undefined: what it says there is no slot. */
export interface CalendarAnswer extends Candidate {
  slot: TimeSlot | null | undefined;
}

export interface FoundCalendarAnswer {
  slot: TimeSlot | null | undefined;
  extraction: Extraction;
  doubts: Doubt[];
}

/**
 * The places that could be meant as the answer, in order: slots behind "Final Answer:" or in a box; without any,
 * what else is said there, which is no slot; without any, the sentence that there is no common slot. Linear.
 */
export function calendarAnswers(text: string): CalendarAnswer[] {
  const slots = timeSlots(text).map(({ value, ...place }) => ({ ...place, slot: value }));
  if (slots.some(({ rule }) => rule === 'final-answer')) return slots;
  const unreadable = unreadableAnswers(text);
  const last = unreadable.at(-1);
  const isSaidLater = last !== undefined && slots.some(({ start }) => start >= last.start);
  return last === undefined || isSaidLater ? slots : unreadable;
}

/** The last answer of a reply, with the others as rivals; null: it has none. */
export function extractCalendarAnswer(text: string): FoundCalendarAnswer | null {
  const answers = calendarAnswers(text);
  const last = answers.at(-1);
  if (last === undefined) return null;
  const writtenAt = ({ start, end }: Candidate): string => text.slice(start, end).trim();
  const nameOf = (answer: CalendarAnswer): string =>
    answer.slot === undefined ? writtenAt(answer) : JSON.stringify(answer.slot);
  const others = answers.filter((answer) => nameOf(answer) !== nameOf(last)).map(writtenAt);
  const rivals = [...new Set(others.reverse())];
  return {
    slot: last.slot,
    extraction: extractionAt(text, last, rivals),
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  };
}

function unreadableAnswers(text: string): CalendarAnswer[] {
  const lines = answerStatements(text)
    .filter(({ isFinal }) => isFinal)
    .map(({ start, end }) => ({ start, end, rule: 'final-answer-line' }));
  return [...lines, ...finalAnswerTags(text)]
    .sort((left, right) => left.start - right.start)
    .slice(-MOST_PLACES)
    .map((place) => ({ ...place, slot: undefined }));
}
