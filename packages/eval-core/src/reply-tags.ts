/** How one kind of model sets its thinking off from its answer. */
interface ThinkingTags {
  /** null: the thinking begins the reply without a tag. */
  open: string | null;
  close: string;
}

/** Each pair as its model family or its chat template writes it. */
const THINKING_TAGS: readonly ThinkingTags[] = [
  // DeepSeek-R1, Qwen, Phi-4-reasoning and most others
  { open: '<think>', close: '</think>' },
  // prompted models
  { open: '<thinking>', close: '</thinking>' },
  { open: '<reasoning>', close: '</reasoning>' },
  // EXAONE Deep
  { open: '<thought>', close: '</thought>' },
  // Seed-OSS
  { open: '<seed:think>', close: '</seed:think>' },
  // Magistral
  { open: '[THINK]', close: '[/THINK]' },
  // Kimi
  { open: '◁think▷', close: '◁/think▷' },
  // Sky-T1, OpenThinker
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
  // Command A Reasoning
  { open: '<|START_THINKING|>', close: '<|END_THINKING|>' },
  // gpt-oss: everything before the final channel is thinking
  { open: '<|channel|>analysis<|message|>', close: '<|channel|>final<|message|>' },
  // gpt-oss behind a server that drops special tokens
  { open: null, close: 'assistantfinal' },
];

/** Tokens of a chat template round an answer; they are neither thinking nor answer. */
const TEMPLATE_TOKENS: readonly string[] = [
  '<|start|>assistant',
  '<|return|>',
  '<|end|>',
  '<|begin_of_solution|>',
  '<|end_of_solution|>',
  '<|START_RESPONSE|>',
  '<|END_RESPONSE|>',
];

export interface ReplyTag {
  kind: 'open' | 'close' | 'template';
  /** The tag that ends what an opening tag opens; null for the others. */
  closedBy: string | null;
  text: string;
  start: number;
  end: number;
}

type KnownTag = Pick<ReplyTag, 'kind' | 'closedBy'>;

const KNOWN_TAGS: ReadonlyMap<string, KnownTag> = new Map([
  ...THINKING_TAGS.flatMap(({ open, close }): [string, KnownTag][] => [
    ...(open === null
      ? []
      : [[open, { kind: 'open', closedBy: close }] satisfies [string, KnownTag]]),
    [close, { kind: 'close', closedBy: null }],
  ]),
  ...TEMPLATE_TOKENS.map((token): [string, KnownTag] => [
    token,
    { kind: 'template', closedBy: null },
  ]),
]);

const ANY_TAG = new RegExp([...KNOWN_TAGS.keys()].map(escapeForRegExp).join('|'), 'g');

/** Every tag that tells thinking from answer, and every template token, in the order of the text. Linear. */
export function replyTags(content: string): ReplyTag[] {
  const tags: ReplyTag[] = [];
  for (const { 0: text, index: start } of content.matchAll(ANY_TAG)) {
    const known = KNOWN_TAGS.get(text);
    if (known === undefined) continue;
    const { kind, closedBy } = known;
    tags.push({ kind, closedBy, text, start, end: start + text.length });
  }
  return tags;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
