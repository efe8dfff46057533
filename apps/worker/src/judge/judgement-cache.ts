import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { findJudgements, storeJudgement } from '@assay/db/queries/judgements';
import { judgementText, parseJudgement } from '@assay/eval-core/judge/judgement';
import type { JudgementCache } from '@assay/grading/judge/judge';

/** Judgements in the database, for all workers. While it is away the judge is asked again instead. */
export function createJudgementCache(pool: DatabasePool, log: LogSink): JudgementCache {
  return {
    async find(hash) {
      try {
        const stored = (await findJudgements(pool, [hash])).get(hash);
        if (stored === undefined) return null;
        const { reply, outcome } = stored;
        return { reply, judgement: outcome === null ? null : parseJudgement(outcome) };
      } catch (error) {
        log.warn({ err: error, hash }, 'a judgement could not be looked up');
        return null;
      }
    },
    async store(hash, { judge, template, reply, judgement }) {
      try {
        const outcome = judgement === null ? null : judgementText(judgement);
        await storeJudgement(pool, { hash, judge, templateVersion: template, reply, outcome });
      } catch (error) {
        log.warn({ err: error, hash }, 'a judgement could not be stored');
      }
    },
  };
}
