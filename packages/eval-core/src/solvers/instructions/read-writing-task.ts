import { readRequest } from './read-request.ts';
import type { WritingTask } from './request.ts';

const LONGEST_PROMPT = 20_000;
const TASK = /^Write a .{1,300}\.$/m;
const INTRODUCTION = 'The text must follow all of these instructions:';

/**
 * The task of a prompt with its numbered instructions; null where there is none, or one among them cannot be
 * read: to pass over it would be to answer another prompt.
 */
export function readWritingTask(prompt: string): WritingTask | null {
  if (prompt.length > LONGEST_PROMPT) return null;
  const [before, after] = prompt.split(INTRODUCTION);
  const task = TASK.exec(before ?? '')?.[0];
  if (task === undefined || after === undefined) return null;
  const sentences = Array.from(after.matchAll(/^\d{1,2}\. (.+)$/gm), ([, sentence = '']) =>
    sentence.trim(),
  );
  const requests = sentences.map(readRequest);
  const readable = requests.filter((request) => request !== null);
  return sentences.length === 0 || readable.length < requests.length
    ? null
    : { task, requests: readable };
}
