import type { Finish } from './finish.ts';

export interface Reply {
  /** The message text as the backend sent it. */
  content: string;
  /** The backend's separate reasoning field; null when it has none. */
  reasoning: string | null;
  finish: Finish;
}

export type ReplyRule = 'field' | 'think-block' | 'closing-tag-only' | 'unclosed-block' | 'none';

export interface SplitReply {
  /** null: the reply shows no thinking. */
  thinking: string | null;
  /** null: the reply was cut off before an answer began. '' is an answer that says nothing. */
  answer: string | null;
  /** How the two were told apart. */
  rule: ReplyRule;
}

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Tells thinking from answer; nothing inside thinking may be graded. A reasoning field wins. Else
 * `<think>` blocks are thinking and the rest is the answer; a closing tag that nothing opened ends
 * thinking that began in the prompt template (DeepSeek-R1 and its kin); a block never closed means
 * that there is no answer, whatever stood before it. A reasoning field that is blank counts as
 * absent: servers without a reasoning parser send "". Thinking and an answer cut out of tags are
 * trimmed, other text stays as it came. Linear in the length of the content.
 */
export function splitReply({ content, reasoning, finish }: Reply): SplitReply {
  if (reasoning !== null && reasoning.trim() !== '') {
    const isCutOff = finish === 'length' && content.trim() === '';
    return { thinking: reasoning, answer: isCutOff ? null : content, rule: 'field' };
  }

  const firstOpen = content.indexOf(OPEN);
  const firstClose = content.indexOf(CLOSE);
  if (firstOpen === -1 && firstClose === -1) {
    return { thinking: null, answer: content, rule: 'none' };
  }

  const opensByItself = firstClose !== -1 && (firstOpen === -1 || firstClose < firstOpen);
  if (!opensByItself) return collectBlocks(content, [], 'think-block');
  const rest = content.slice(firstClose + CLOSE.length);
  return collectBlocks(rest, [content.slice(0, firstClose)], 'closing-tag-only');
}

function collectBlocks(text: string, earlier: readonly string[], rule: ReplyRule): SplitReply {
  const thinking = [...earlier];
  const answer: string[] = [];
  let position = 0;
  for (;;) {
    const open = text.indexOf(OPEN, position);
    if (open === -1) break;
    answer.push(text.slice(position, open));
    const close = text.indexOf(CLOSE, open);
    if (close === -1) {
      thinking.push(text.slice(open + OPEN.length));
      return { thinking: joinThinking(thinking), answer: null, rule: 'unclosed-block' };
    }
    thinking.push(text.slice(open + OPEN.length, close));
    position = close + CLOSE.length;
  }
  answer.push(text.slice(position));
  return { thinking: joinThinking(thinking), answer: answer.join('').trim(), rule };
}

function joinThinking(blocks: readonly string[]): string {
  return blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n');
}
