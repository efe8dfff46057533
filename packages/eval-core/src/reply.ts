import type { Span } from './answers/candidate.ts';
import type { Finish } from './finish.ts';
import { joinBlocks, joinSeamlessly, wholeField, type ReplyPiece } from './reply-pieces.ts';
import { replyTags, type ReplyTag } from './reply-tags.ts';
import type { Extraction } from './verdict.ts';

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
  /** Which stretches of the raw reply the two were made of. */
  pieces: { thinking: readonly ReplyPiece[]; answer: readonly ReplyPiece[] };
}

/**
 * Tells thinking from answer; nothing inside thinking may be graded. A reasoning field wins. Else
 * `<think>` blocks (or another model's tags: see reply-tags.ts) are thinking and the rest is the answer; a
 * closing tag that nothing opened ends thinking that began in the prompt template (DeepSeek-R1 and its kin);
 * a block never closed means that there is no answer, whatever stood before it. A reasoning field that is
 * blank counts as absent: servers without a reasoning parser send "". Thinking and an answer cut out of
 * tags are trimmed, other text stays as it came. Linear in the length of the content.
 */
export function splitReply({ content, reasoning, finish }: Reply): SplitReply {
  if (reasoning !== null && reasoning.trim() !== '') {
    const isCutOff = finish === 'length' && content.trim() === '';
    return {
      thinking: reasoning,
      answer: isCutOff ? null : content,
      rule: 'field',
      pieces: {
        thinking: wholeField('reasoning', reasoning).pieces,
        answer: isCutOff ? [] : wholeField('content', content).pieces,
      },
    };
  }
  return splitContent(content);
}

function splitContent(content: string): SplitReply {
  const tags = replyTags(content);
  const first = tags.find(({ kind }) => kind !== 'template');
  if (tags.length === 0) {
    const { text, pieces } = wholeField('content', content);
    return { thinking: null, answer: text, rule: 'none', pieces: { thinking: [], answer: pieces } };
  }

  const spans = sortByTags(content, tags, first?.kind === 'close' ? first.text : null);
  const thinking = joinBlocks(content, spans.thinking);
  if (spans.isUnclosed) {
    const pieces = { thinking: thinking.pieces, answer: [] };
    return { thinking: thinking.text, answer: null, rule: 'unclosed-block', pieces };
  }
  const answer = joinSeamlessly(content, spans.answer);
  return {
    thinking: first === undefined ? null : thinking.text,
    answer: answer.text,
    rule: ruleOf(first),
    pieces: { thinking: thinking.pieces, answer: answer.pieces },
  };
}

function ruleOf(first: ReplyTag | undefined): ReplyRule {
  if (first === undefined) return 'none';
  return first.kind === 'close' ? 'closing-tag-only' : 'think-block';
}

/** Walks over the tags; `awaited` is the closing tag of the thinking that the text begins in, if it does. */
function sortByTags(content: string, tags: readonly ReplyTag[], awaited: string | null) {
  const thinking: Span[] = [];
  const answer: Span[] = [];
  let position = 0;
  for (const { kind, text, closedBy, start, end } of tags) {
    const isInside = awaited !== null;
    const isText = isInside
      ? kind === 'open' || (kind === 'close' && text !== awaited)
      : kind === 'close';
    if (isText) continue;
    (isInside ? thinking : answer).push({ start: position, end: start });
    position = end;
    if (kind === 'open') awaited = closedBy;
    if (kind === 'close') awaited = null;
  }
  const isUnclosed = awaited !== null;
  (isUnclosed ? thinking : answer).push({ start: position, end: content.length });
  return { thinking, answer, isUnclosed };
}

/** A place in one field of the raw reply. */
export interface ReplyPlace extends Span {
  field: ReplyPiece['field'];
}

/**
 * Where an extraction stands in the raw reply: reply[field].slice(start, end) is its text, unless thinking
 * stands in the middle of it ("4<think>…</think>2"); then the place runs across that.
 */
export function placeInReply(
  { pieces }: Pick<SplitReply, 'pieces'>,
  { source, start, end }: Pick<Extraction, 'source' | 'start' | 'end'>,
): ReplyPlace {
  const ofSource = pieces[source];
  const first = ofSource.findLast(({ at }) => at <= start);
  const last = ofSource.findLast(({ at }) => at < Math.max(end, start + 1));
  if (first === undefined || last === undefined) {
    throw new Error(`The ${source} of this reply has no place ${start} to ${end}.`);
  }
  return {
    field: first.field,
    start: first.start + start - first.at,
    end: Math.min(last.end, last.start + end - last.at),
  };
}
