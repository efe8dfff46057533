import { UnreadableItemError } from '../graders/grader.ts';
import { makeTemplate, ownTemplate, type JudgeTemplate } from './template.ts';

const EQUIVALENCE = `A model was asked a question. Decide whether the final answer that it gives is the expected one.

{{question}}

{{gold}}

{{answer}}

How to decide:
- Find the final answer that the model settles on and compare that alone; how it got there does not matter.
- The same value in another form is the same answer: 1/2 and 0.5, x = 3 and 3, an option's letter and its text, another wording of the same fact.
- Something missing, something more than was expected, another value, or a rounding that the question does not allow makes it another answer.
- Take the expected answer as true, even if you doubt it, and do not solve the question anew.
- A model that gives no final answer, or several that differ, is incorrect.

Give your reasons in a few sentences. Then end with one line of JSON and write nothing after it:
{"verdict": "…", "mark": "{{mark}}"}
with "correct" or "incorrect" in place of the dots.`;

const RUBRIC = `A model was given a task. Judge its answer by the criteria below, each one by itself.

{{question}}

An answer to compare with, if there is one:

{{gold}}

{{answer}}

The criteria:
{{rubric}}

A criterion is true when the answer meets it fully, false when it does not, and null when it cannot apply to this task. Neither length nor a confident tone meets a criterion.

Give a reason for each in one sentence. Then end with one line of JSON and write nothing after it:
{"criteria": {"1": …, "2": …}, "mark": "{{mark}}"}
with every criterion under its number, and true, false or null in place of the dots.`;

const PAIRWISE = `Two models were given the same task. Decide which reply serves the one who asked better.

{{question}}

{{first}}

{{second}}

How to decide:
- What is right and useful counts most, then what is clear; a longer reply is not a better one.
- The order in which the replies are shown means nothing.
- It is a tie when neither is clearly better.

Give your reasons in a few sentences. Then end with one line of JSON and write nothing after it:
{"verdict": "…", "mark": "{{mark}}"}
with "first", "second" or "tie" in place of the dots.`;

const builtIn: ReadonlyMap<string, JudgeTemplate> = new Map(
  [
    makeTemplate({ name: 'equivalence', version: '1', task: 'equivalence', text: EQUIVALENCE }),
    makeTemplate({ name: 'rubric', version: '1', task: 'rubric', text: RUBRIC }),
    makeTemplate({ name: 'pairwise', version: '1', task: 'pairwise', text: PAIRWISE }),
  ].map((template) => [template.name, template]),
);

/**
 * The template of that name, or the text itself as one where it holds placeholders.
 * @throws UnreadableItemError when it is neither.
 */
export function templateOf(nameOrText: string): JudgeTemplate {
  const named = builtIn.get(nameOrText);
  if (named !== undefined) return named;
  if (nameOrText.includes('{{')) return ownTemplate(nameOrText);
  throw new UnreadableItemError(
    `There is no judge's template "${nameOrText.slice(0, 80)}": choose among ${[...builtIn.keys()].join(', ')}, or write one with {{answer}} in it.`,
  );
}
