/** The letter of an option by its position: 0 is A. */
export function letterAt(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** The end of a multiple-choice prompt: the options, and in what form to answer. */
export function optionLines(options: readonly string[]): string[] {
  return [
    'Available options:',
    ...options.map((text, index) => `${letterAt(index)}. ${text}`),
    '',
    'Reason step by step. End your reply with one line that names the letter of your answer, in this form:',
    'Final Answer: B',
  ];
}

/** What optionLines asks for, in one sentence. */
export const LETTER_ANSWER_FORMAT =
  'A line "Final Answer: B" that names the letter of an option, at the end of the reply.';
