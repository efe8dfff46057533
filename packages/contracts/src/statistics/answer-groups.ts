import { z } from 'zod';

/** Kinds whose gold is itself an answer in text, so that one answer can be held against another. */
export const COMPARABLE_KINDS = ['math', 'choice', 'number', 'text'] as const;
export type ComparableKind = (typeof COMPARABLE_KINDS)[number];

/** In characters. Answers are short; what is longer is text that nobody marked as one. */
export const LONGEST_COMPARED = 500;
/** Of one item. Four times what sixty-four repeats with only wrong answers would have. */
export const MOST_COMPARED = 256;
/** In one question to a worker: at most 4 MB. */
export const MOST_ITEMS = 32;

/** Which of these answers say the same, asked of a worker: it has the graders and the time limits. */
export const answerGroupsQuestionSchema = z.object({
  kind: z.enum(COMPARABLE_KINDS),
  graderParams: z.record(z.string(), z.unknown()),
  items: z
    .array(
      z.object({
        /** As the item is stored: its options and parameters. */
        problem: z.unknown(),
        /** Different ones. */
        texts: z.array(z.string().min(1).max(LONGEST_COMPARED)).max(MOST_COMPARED),
      }),
    )
    .max(MOST_ITEMS),
});
export type AnswerGroupsQuestion = z.infer<typeof answerGroupsQuestionSchema>;

/** By item, a number from 0 for each text, the same for equal answers; null: there was no time to compare them all. */
export const answerGroupsSchema = z.array(z.array(z.int().min(0)).nullable());
export type AnswerGroups = z.infer<typeof answerGroupsSchema>;

/**
 * Why wrong answers were compared by their texts alone:
 * - `kind`: answers of this kind cannot be held against each other
 * - `worker`: there was no worker to ask
 * - `time`: to compare them all took too long
 * - `size`: they are too long, or too many
 */
export const TEXT_REASONS = ['kind', 'worker', 'time', 'size'] as const;

/** Which wrong answers to a question count as the same. */
export const answerEqualitySchema = z.object({
  kind: z.string().describe('Whose grader says so'),
  questionsByText: z
    .int()
    .min(0)
    .describe('Questions of which some wrong answers were compared by their texts alone'),
  because: z
    .enum(TEXT_REASONS)
    .nullable()
    .describe('The first reason that holds; null: there is no such question'),
});
export type AnswerEquality = z.infer<typeof answerEqualitySchema>;
