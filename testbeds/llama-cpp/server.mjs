import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import { openModel } from './model.mjs';

/**
 * The routes of llama.cpp's own server that Assay uses, over the engine in this process. Prints its URL.
 *
 *   node server.mjs MODEL.gguf
 */

const [modelPath] = process.argv.slice(2);
if (!modelPath) {
  console.error('Name a model: node server.mjs MODEL.gguf');
  process.exit(2);
}

const MODEL_ID = 'test-model';
const model = await openModel(modelPath);

const routes = {
  'GET /health': () => ({ status: 'ok' }),
  'GET /v1/models': () => ({
    object: 'list',
    data: [
      {
        id: MODEL_ID,
        object: 'model',
        owned_by: 'llamacpp',
        meta: { n_ctx_train: model.contextTokens },
      },
    ],
  }),
  'GET /props': () => ({
    total_slots: model.slots,
    default_generation_settings: { n_ctx: model.contextTokens },
    model_path: modelPath,
  }),
  'GET /slots': () =>
    Array.from({ length: model.slots }, (_, id) => ({ id, is_processing: id < model.busy() })),
  'POST /tokenize': ({ content }) => ({ tokens: model.tokenize(content) }),
};

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) sendError(response, 500, 'server_error', error.message);
    else response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}/v1`);
});

async function answer(request, response) {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /metrics') {
    response.end(
      `llamacpp:requests_processing ${model.busy()}\nllamacpp:requests_deferred ${model.waiting()}\n`,
    );
    return;
  }
  const body = request.method === 'POST' ? JSON.parse(await text(request)) : {};
  if (route === 'POST /v1/chat/completions') {
    await complete(body, response);
    return;
  }
  const handler = routes[route];
  if (!handler) sendError(response, 404, 'not_found_error', 'File Not Found');
  else sendJson(response, 200, handler(body));
}

async function complete(body, response) {
  const left = new AbortController();
  response.on('close', () => left.abort());
  const prompt = model.render(body.messages);
  if (prompt.length >= model.contextTokens) {
    sendError(
      response,
      400,
      'exceed_context_size_error',
      `the request exceeds the available context size (${prompt.length} of ${model.contextTokens} tokens)`,
      { n_prompt_tokens: prompt.length, n_ctx: model.contextTokens },
    );
    return;
  }
  const generation = model.generate(prompt, { ...samplingOf(body), signal: left.signal });
  const reply = body.stream ? streamedReply(response) : wholeReply(response);
  let end;
  for (;;) {
    const { done, value } = await generation.next();
    if (done) {
      end = value;
      break;
    }
    reply.piece(value);
  }
  // Null: the client is gone.
  if (end === null) return;
  reply.end(end.finishReason, {
    prompt_tokens: prompt.length,
    completion_tokens: end.tokens,
    total_tokens: prompt.length + end.tokens,
  });
}

function samplingOf(body) {
  return {
    maxTokens: body.max_tokens ?? Infinity,
    options: {
      temperature: body.temperature ?? 0.8,
      topP: body.top_p ?? 0.95,
      topK: body.top_k ?? 40,
      minP: body.min_p ?? 0.05,
      seed: body.seed,
    },
  };
}

function streamedReply(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (event) =>
    response.write(
      `data: ${JSON.stringify({ object: 'chat.completion.chunk', model: MODEL_ID, ...event })}\n\n`,
    );
  return {
    piece: (content) => send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
    end(finishReason, usage) {
      send({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
      send({ choices: [], usage });
      response.end('data: [DONE]\n\n');
    },
  };
}

function wholeReply(response) {
  let content = '';
  return {
    piece(more) {
      content += more;
    },
    end(finishReason, usage) {
      const message = { role: 'assistant', content };
      sendJson(response, 200, {
        object: 'chat.completion',
        model: MODEL_ID,
        choices: [{ index: 0, message, finish_reason: finishReason }],
        usage,
      });
    },
  };
}

function sendJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendError(response, code, type, message, more = {}) {
  sendJson(response, code, { error: { code, message, type, ...more } });
}
