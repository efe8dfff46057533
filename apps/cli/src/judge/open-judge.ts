import type { Dialect } from '@assay/contracts/backends';
import { JudgeUnavailableError } from '@assay/grading/judge/errors';
import type { OpenJudge } from '@assay/grading/judge/judge';

import { readVariable } from '../env.ts';
import { CommandFailure } from '../failure.ts';
import { askJudge } from './ask-judge.ts';
import { createJudgeApiFinder } from './find-judge-api.ts';
import { createTurns } from './turns.ts';

export interface JudgeOptions {
  /** Base URL of an API in OpenAI's form. */
  judgeUrl?: string;
  judgeModel?: string;
  /** The environment variable with its key; absent: the server asks for none. */
  judgeKeyEnv?: string;
  /** How it is asked; absent: found out. */
  judgeDialect?: Dialect;
  /** Questions under way at a time; absent: 8. */
  judgeConcurrency?: number;
}

/**
 * The one judge of the command line; lines have no say in which.
 * @throws CommandFailure when its options are incomplete.
 */
export function createJudgeOpener(options: JudgeOptions): OpenJudge {
  const { judgeUrl, judgeModel, judgeDialect = null, judgeConcurrency = 8 } = options;
  if ((judgeUrl === undefined) !== (judgeModel === undefined)) {
    throw new CommandFailure('A judge needs both --judge-url and --judge-model.');
  }
  const key = readKey(options);
  if (judgeUrl === undefined || judgeModel === undefined) {
    const message = 'This line needs a judge: name one with --judge-url and --judge-model.';
    return () => Promise.reject(new JudgeUnavailableError(message));
  }
  const inTurn = createTurns(judgeConcurrency);
  const findApi = createJudgeApiFinder({ url: judgeUrl, key, dialect: judgeDialect });
  const server = { url: judgeUrl, model: judgeModel, key, findApi };
  const judge = {
    servedName: judgeModel,
    backend: new URL(judgeUrl).host,
    identity: { url: judgeUrl },
    ask: (request: Parameters<typeof askJudge>[1]) => inTurn(() => askJudge(server, request)),
  };
  return () => Promise.resolve(judge);
}

function readKey({ judgeKeyEnv }: JudgeOptions): string | null {
  if (judgeKeyEnv === undefined) return null;
  const key = readVariable(judgeKeyEnv);
  if (key !== null) return key;
  throw new CommandFailure(
    `The variable ${judgeKeyEnv} of --judge-key-env is not set: put the judge's key in it.`,
  );
}
