/** A stretch of a text: [start, end) in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A place in the text that looks like a final answer, and the rule that saw it. */
export interface Candidate extends Span {
  rule: string;
}
