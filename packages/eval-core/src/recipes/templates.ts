/** How final answers are asked for; the graders look for them there first. */
export const BOXED_ANSWER =
  '{{prompt}}\n\nWork it out step by step. End with the final answer alone in \\boxed{}.';

export const INTEGER_ANSWER =
  '{{prompt}}\n\nThe answer is an integer. Work it out step by step, and end with it in \\boxed{}.';

export const LETTER_ANSWER =
  '{{prompt}}\n\nExactly one option is right. Think it through, and end with the line "Final answer: X", where X is the letter of that option.';

export const PLAIN = '{{prompt}}';

export const FUNCTION_PROGRAM =
  'Complete this Python function.\n\n```python\n{{prompt}}\n```\n\nGive the whole function, with the imports that it needs, in one Python code block.';

export const WHOLE_PROGRAM =
  '{{prompt}}\n\nWrite the Python code and give all of it in one code block.';
