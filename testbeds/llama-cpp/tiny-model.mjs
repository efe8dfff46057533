import { encodeGguf } from './gguf.mjs';

/**
 * A Llama of two layers with random weights: it knows nothing, yet tokenizer, sampling, seeds, stopping and
 * context are llama.cpp's own. The same bytes each time.
 */

const WIDTH = 64;
const LAYERS = 2;
const HEADS = 4;
const KEY_VALUE_HEADS = 2;
const FEED_FORWARD = 128;
const CONTEXT_TOKENS = 4_096;
const HEAD_WIDTH = WIDTH / HEADS;

/** What a token is to llama.cpp. */
const KIND = { normal: 1, unknown: 2, control: 3, byte: 6 };

const TEMPLATE =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

/** Scripts of one to four bytes a character, so that a character can fall between two pieces of a reply. */
const WORDS = [
  ...'▁the ▁of ▁and ▁so ▁then ▁we ▁have ▁is ▁answer ▁x ▁y ▁= ▁+ ▁- \\frac { } \\boxed ▁Let ▁three ▁apples'.split(
    ' ',
  ),
  ...'0123456789.,:;!?()$▁',
  ...'äößéñçøπ∑√≤≥→算数学答案は十五🍎🧮🙂',
];

/** @returns {Buffer} a model file for llama.cpp, about half a megabyte */
export function tinyModel() {
  const vocabulary = [
    { token: '<unk>', kind: KIND.unknown },
    { token: '<|im_start|>', kind: KIND.control },
    { token: '<|im_end|>', kind: KIND.control },
    ...Array.from({ length: 256 }, (_, byte) => ({
      token: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
      kind: KIND.byte,
    })),
    ...WORDS.map((token) => ({ token, kind: KIND.normal })),
  ];
  return encodeGguf({
    metadata: [
      ['general.architecture', 'string', 'llama'],
      ['general.name', 'string', 'Tiny random Llama'],
      ['llama.context_length', 'uint32', CONTEXT_TOKENS],
      ['llama.embedding_length', 'uint32', WIDTH],
      ['llama.block_count', 'uint32', LAYERS],
      ['llama.feed_forward_length', 'uint32', FEED_FORWARD],
      ['llama.attention.head_count', 'uint32', HEADS],
      ['llama.attention.head_count_kv', 'uint32', KEY_VALUE_HEADS],
      ['llama.attention.layer_norm_rms_epsilon', 'float32', 1e-5],
      ['llama.rope.dimension_count', 'uint32', HEAD_WIDTH],
      ['tokenizer.ggml.model', 'string', 'llama'],
      ['tokenizer.ggml.tokens', 'string[]', vocabulary.map(({ token }) => token)],
      ['tokenizer.ggml.scores', 'float32[]', vocabulary.map((_, place) => -place)],
      ['tokenizer.ggml.token_type', 'int32[]', vocabulary.map(({ kind }) => kind)],
      ['tokenizer.ggml.bos_token_id', 'uint32', 1],
      ['tokenizer.ggml.eos_token_id', 'uint32', 2],
      ['tokenizer.ggml.unknown_token_id', 'uint32', 0],
      ['tokenizer.chat_template', 'string', TEMPLATE],
    ],
    tensors: tensors(vocabulary.length),
  });
}

function tensors(vocabularySize) {
  const random = createRandom();
  const keyValueWidth = KEY_VALUE_HEADS * HEAD_WIDTH;
  const weight = (name, rows, columns) => ({
    name: `${name}.weight`,
    shape: [rows, columns],
    values: Float32Array.from({ length: rows * columns }, () => random() * Math.sqrt(3 / rows)),
  });
  const norm = (name) => ({
    name: `${name}.weight`,
    shape: [WIDTH],
    values: new Float32Array(WIDTH).fill(1),
  });
  const layers = Array.from({ length: LAYERS }, (_, layer) => [
    norm(`blk.${layer}.attn_norm`),
    weight(`blk.${layer}.attn_q`, WIDTH, WIDTH),
    weight(`blk.${layer}.attn_k`, WIDTH, keyValueWidth),
    weight(`blk.${layer}.attn_v`, WIDTH, keyValueWidth),
    weight(`blk.${layer}.attn_output`, WIDTH, WIDTH),
    norm(`blk.${layer}.ffn_norm`),
    weight(`blk.${layer}.ffn_gate`, WIDTH, FEED_FORWARD),
    weight(`blk.${layer}.ffn_up`, WIDTH, FEED_FORWARD),
    weight(`blk.${layer}.ffn_down`, FEED_FORWARD, WIDTH),
  ]);
  return [
    weight('token_embd', WIDTH, vocabularySize),
    ...layers.flat(),
    norm('output_norm'),
    weight('output', WIDTH, vocabularySize),
  ];
}

/** Values in −1…1 by a multiplicative congruential generator (modulus 2³¹ − 1, multiplier 48,271). */
function createRandom() {
  let state = 20_260;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (2 * state) / 2_147_483_647 - 1;
  };
}
