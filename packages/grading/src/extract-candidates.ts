import type { Candidate } from '@assay/eval-core/answers/candidate';
import { extractionAt } from '@assay/eval-core/answers/extraction';
import { gradableTexts } from '@assay/eval-core/graders/grade-reply';
import type { Grader } from '@assay/eval-core/graders/grader';
import { placeInReply, splitReply, type ReplyPlace } from '@assay/eval-core/reply';
import type { Extraction } from '@assay/eval-core/verdict';

import type { GradeTask } from './grade-task.ts';

/** A hostile reply may hold a million numbers. */
const MOST_CANDIDATES = 100;

/** A place of the raw reply that could be meant as the final answer; [start, end) in UTF-16 code units. */
export interface PlacedCandidate extends ReplyPlace {
  /** What stands there, cut as an extraction is. */
  text: string;
  rule: string;
}

/**
 * What could be meant as the final answer of a reply, most trusted first and the answer before the thinking;
 * at most a hundred places, each by the first rule that saw it. Empty where the reply has no final answer, as when its thinking never ended.
 * @throws UnreadableItemError where that depends on the item and the item cannot be read.
 */
export function extractCandidates(
  grader: Pick<Grader, 'candidates'>,
  { item, reply, isBare = false }: GradeTask,
): PlacedCandidate[] {
  if (isBare) {
    const text = reply.content;
    return placesOf(grader.candidates(item, text, { isBare, source: 'answer' }), text).map(
      ({ text: answer, start, end, rule }) => ({
        text: answer,
        start,
        end,
        field: 'content',
        rule,
      }),
    );
  }
  const split = splitReply(reply);
  const extractions = gradableTexts(split, reply).flatMap(({ text, source }) =>
    placesOf(grader.candidates(item, text, { isBare, source }), text).map((extraction) => ({
      ...extraction,
      source,
    })),
  );
  return extractions.slice(0, MOST_CANDIDATES).map((extraction) => {
    const { text, rule } = extraction;
    return { text, ...placeInReply(split, extraction), rule };
  });
}

function placesOf(candidates: readonly Candidate[], text: string): Extraction[] {
  const places = new Map<string, Extraction>();
  for (const candidate of candidates) {
    const extraction = extractionAt(text, candidate);
    const place = `${extraction.start}-${extraction.end}`;
    if (!places.has(place)) places.set(place, extraction);
    if (places.size === MOST_CANDIDATES) break;
  }
  return [...places.values()];
}
