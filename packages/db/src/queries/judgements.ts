import type { Executor } from '../executor.ts';
import { boundedText } from '../record/storable-text.ts';

/** What a judge replied to one question. */
export interface StoredJudgement {
  /** SHA-256, in hexadecimal, of all that decides the reply: judge, backend, template, sampling, messages. */
  hash: string;
  /** The served name of the judge. */
  judge: string;
  templateVersion: string;
  reply: string;
  /** What was read from the reply; null: it holds no decision. */
  outcome: string | null;
}

const LONGEST_REPLY = 100_000;

/** The judgements that are stored under these hashes; those never asked for are absent. */
export async function findJudgements(
  executor: Executor,
  hashes: readonly string[],
): Promise<Map<string, StoredJudgement>> {
  const { rows } = await executor.query<StoredJudgement>(
    `select hash, judge, template_version as "templateVersion", reply, outcome
       from judgement
      where hash = any($1::char(64)[])`,
    [hashes],
  );
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Stores a judgement; where two are made at once the first stays, so that all who ask hear the same. */
export async function storeJudgement(
  executor: Executor,
  judgement: StoredJudgement,
): Promise<void> {
  const { hash, judge, templateVersion, reply, outcome } = judgement;
  await executor.query(
    `insert into judgement (hash, judge, template_version, reply, outcome)
     values ($1, $2, $3, $4, $5)
         on conflict (hash) do nothing`,
    [hash, judge, templateVersion, boundedText(reply, LONGEST_REPLY), outcome],
  );
}
