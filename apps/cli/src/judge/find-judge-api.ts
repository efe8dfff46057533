import type { Dialect } from '@assay/contracts/backends';
import { baseUrlOf } from '@assay/contracts/base-url';

/** Where the API of a judge's server is, and how it is asked. */
export interface JudgeApi {
  base: string;
  dialect: Dialect;
}

interface TypedJudge {
  url: string;
  key: string | null;
  /** Null: nobody has said; it is found out. */
  dialect: Dialect | null;
}

/**
 * Finds it out as the form of a backend does, once the server says who it is. One that does not may have been away for a
 * moment, and is asked again before the next question.
 */
export function createJudgeApiFinder(typed: TypedJudge): () => Promise<JudgeApi> {
  let found: Promise<JudgeApi> | null = null;
  return () =>
    (found ??= findJudgeApi(typed).then(({ api, isCertain }) => {
      if (!isCertain) found = null;
      return api;
    }));
}

async function findJudgeApi(typed: TypedJudge): Promise<{ api: JudgeApi; isCertain: boolean }> {
  // Loaded by those who have a judge.
  const { probeTyped } = await import('@assay/api/backends/probe-typed');
  const { signedDialect } = await import('@assay/api/backends/signed-dialect');
  const probe = await probeTyped(typed.url, typed.key);
  const base = baseUrlOf(probe.url);
  // A key of OpenAI's may be good for questions and not for the list of models.
  const dialect = typed.dialect ?? probe.dialect ?? signedDialect(base, []).dialect ?? 'plain';
  return { api: { base, dialect }, isCertain: probe.reachable };
}
