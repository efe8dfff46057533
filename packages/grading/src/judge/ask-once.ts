import { contentHash } from '@assay/eval-core/hash';
import type { JudgeQuestion } from '@assay/eval-core/judge/question';
import { readJudgement } from '@assay/eval-core/judge/read-judgement';
import type { JudgeTemplate } from '@assay/eval-core/judge/template';
import type { Reply } from '@assay/eval-core/reply';

import type { GradingContext } from '../grading-context.ts';
import type { Judge, JudgementCache, JudgeRequest, KeptJudgement } from './judge.ts';

export interface Asking {
  judge: Judge;
  template: JudgeTemplate;
  question: JudgeQuestion;
  sampling: JudgeRequest['sampling'];
  seed: number;
}

export type JudgeAnswer = Pick<KeptJudgement, 'reply' | 'judgement'>;

export type AskOnce = (asking: Asking, context: GradingContext) => Promise<JudgeAnswer>;

/** Who asked for all has gone; the others must ask by themselves. */
class AskerLeftError extends Error {
  override readonly name = 'AskerLeftError';
}

/**
 * Asks a judge what the cache does not know, and keeps the answer. Who asks the same thing at the same moment
 * waits for the first one's answer. Rejects as the judge does; failures are not kept.
 */
export function createAskOnce(cache: JudgementCache): AskOnce {
  const underWay = new Map<string, Promise<JudgeAnswer>>();

  async function answer(hash: string, asking: Asking, context: GradingContext) {
    const known = await cache.find(hash);
    if (known !== null) return known;
    const { judge, question, template, sampling, seed } = asking;
    const reply = await judge.ask({ prompt: question.prompt, sampling, seed }, context);
    const fresh = {
      judge: judge.servedName,
      template: titleOf(template),
      reply: textOf(reply),
      judgement: readJudgement(reply, question),
    };
    await cache.store(hash, fresh);
    return fresh;
  }

  function askForAll(hash: string, asking: Asking, context: GradingContext) {
    const own = answer(hash, asking, context)
      .catch((error: unknown) => {
        throw context.signal?.aborted ? new AskerLeftError() : error;
      })
      .finally(() => underWay.delete(hash));
    underWay.set(hash, own);
    return own;
  }

  return async (asking, context) => {
    const hash = hashOf(asking);
    for (;;) {
      context.signal?.throwIfAborted();
      const shared = underWay.get(hash) ?? askForAll(hash, asking, context);
      try {
        return await unlessAborted(shared, context.signal);
      } catch (error) {
        if (!(error instanceof AskerLeftError)) throw error;
      }
    }
  };
}

/** Two questions with the same hash would get the same reply, as far as a server keeps its word on seeds. */
function hashOf({ judge, template, question, sampling, seed }: Asking): string {
  const { servedName, backend, identity } = judge;
  return contentHash({
    judge: { servedName, backend, identity },
    template: template.hash,
    prompt: question.prompt,
    sampling,
    seed,
  });
}

/** How a template is named beside what it led to. */
export function titleOf({ name, version, hash }: JudgeTemplate): string {
  return `${name} ${version} (${hash.slice(0, 12)})`;
}

/** What it said, or thought where it said nothing. */
function textOf({ content, reasoning }: Reply): string {
  return content.trim() === '' ? (reasoning ?? '') : content;
}

function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
