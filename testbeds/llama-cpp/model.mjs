import { getLlama, resolveChatWrapper } from 'node-llama-cpp';

/**
 * A model of llama.cpp with a few slots that share a batch; who finds none free waits.
 */

const SLOTS = 8;
const MOST_CONTEXT_TOKENS = 4_096;
/** A character has at most four bytes, and a token may be one of them. */
const MOST_TOKENS_PER_CHARACTER = 4;

/** @param {string} modelPath a GGUF file */
export async function openModel(modelPath) {
  // More than one thread spins against its fellows: 48 tokens took 12 s and more on two cores.
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    maxThreads: 1,
    logLevel: 'error',
  });
  const model = await llama.loadModel({ modelPath });
  const contextTokens = Math.min(MOST_CONTEXT_TOKENS, model.trainContextSize);
  const context = await model.createContext({
    contextSize: contextTokens,
    sequences: SLOTS,
    threads: 1,
  });
  const wrapper = resolveChatWrapper(model);
  const free = Array.from({ length: SLOTS }, () => context.getSequence());
  const waiting = [];

  async function takeSlot() {
    const sequence = free.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
    await sequence.clearHistory();
    return sequence;
  }

  function giveBack(sequence) {
    const next = waiting.shift();
    if (next) next(sequence);
    else free.push(sequence);
  }

  return {
    slots: SLOTS,
    contextTokens,
    busy: () => SLOTS - free.length,
    waiting: () => waiting.length,
    tokenize: (content) => model.tokenize(content),
    render: (messages) => renderChat(messages, { wrapper, model }),
    /**
     * Yields text; returns how it ended and the tokens it took, or null when the signal came first.
     */
    async *generate(prompt, { maxTokens, options, signal }) {
      const sequence = await takeSlot();
      const text = createDetokenizer(model);
      const limit = Math.min(maxTokens, contextTokens - prompt.length);
      let tokens = 0;
      try {
        for await (const token of sequence.evaluate(prompt, { ...options, yieldEogToken: true })) {
          if (signal.aborted) return null;
          tokens += 1;
          const isEnd = model.isEogToken(token);
          const piece = isEnd ? text.rest() : text.push(token);
          if (piece !== '') yield piece;
          if (isEnd) return { finishReason: 'stop', tokens };
          if (tokens >= limit) break;
        }
        const rest = text.rest();
        if (rest !== '') yield rest;
        return { finishReason: 'length', tokens };
      } finally {
        giveBack(sequence);
      }
    },
  };
}

function renderChat(messages, { wrapper, model }) {
  const chatHistory = messages.map(({ role, content }) =>
    role === 'assistant'
      ? { type: 'model', response: [content] }
      : { type: role === 'system' ? 'system' : 'user', text: content },
  );
  const { contextText } = wrapper.generateContextState({
    chatHistory: [...chatHistory, { type: 'model', response: [] }],
  });
  return contextText.tokenize(model.tokenizer);
}

/** Text of tokens as they come, holding back what may be a part of a character. */
function createDetokenizer(model) {
  let pending = [];
  const flush = (text) => {
    pending = [];
    return text;
  };
  return {
    push(token) {
      pending.push(token);
      const text = model.detokenize(pending);
      const isPart = text.endsWith('\uFFFD') && pending.length < MOST_TOKENS_PER_CHARACTER;
      return isPart ? '' : flush(text);
    },
    rest: () => flush(pending.length === 0 ? '' : model.detokenize(pending)),
  };
}
