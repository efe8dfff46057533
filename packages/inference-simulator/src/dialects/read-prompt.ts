import { RefusedError } from './refusal.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * The text that is to be tokenized: a prompt as it is, or messages as the chat template writes them.
 *
 * @throws RefusedError when there is neither
 */
export function readPrompt(body: Body): string {
  if (typeof body.prompt === 'string') return body.prompt;
  return templatedMessages(body);
}

/**
 * Every message between marks, then the beginning of the reply.
 *
 * @throws RefusedError when there are none
 */
export function templatedMessages({ messages }: Body): string {
  if (!Array.isArray(messages) || messages.length === 0) {
    throw new RefusedError({ kind: 'missing-messages' });
  }
  return `${messages.map((message) => turnOf(message)).join('')}<|im_start|>assistant\n`;
}

function turnOf(message: unknown): string {
  const { role, content } = (message ?? {}) as Body;
  return `<|im_start|>${typeof role === 'string' ? role : 'user'}\n${contentText(content)}<|im_end|>\n`;
}

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as (Body | null)[])
    .map((part) => (typeof part?.text === 'string' ? part.text : ''))
    .join('');
}
