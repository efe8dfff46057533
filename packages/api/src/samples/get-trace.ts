import { shortVersion } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import type { Trace } from '@assay/contracts/samples';
import { findAnnotations } from '@assay/db/queries/annotations';
import { findNextFailing, findSiblings, findTrace, type TraceRow } from '@assay/db/queries/samples';
import { splitReply } from '@assay/eval-core/reply';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's sample. */
export async function getTrace(
  { services, actor }: UseCaseContext,
  { id }: { id: string },
): Promise<Trace> {
  const { pool } = services;
  const row = await findTrace(pool, actor.workspace.id, id);
  if (!row) throw new AssayError('not-found', `There is no sample ${id} in this workspace.`);
  const [siblings, annotations, nextFailingId] = await Promise.all([
    findSiblings(pool, row),
    findAnnotations(pool, id, actor.userId),
    findNextFailing(pool, {
      gradingId: row.gradingId,
      completionTokens: row.completionTokens,
      sampleId: id,
    }),
  ]);
  const { thinking, answer, rule } = splitReply(row);
  return {
    ...whereabouts(row),
    ...measurements(row),
    verdict: verdictOf(row),
    thinking,
    answer,
    splitRule: rule,
    request: row.request,
    annotations,
    siblings,
    nextFailingId,
  };
}

function whereabouts(row: TraceRow) {
  return {
    id: row.id,
    runId: row.runId,
    sweepId: row.sweepId,
    sweepName: row.sweepName,
    checkpoint: { id: row.checkpointId, name: row.checkpointName },
    benchmark: {
      versionId: row.versionId,
      title: row.benchmarkTitle,
      version: shortVersion(row.hash),
    },
    item: {
      id: row.itemId,
      key: row.itemKey,
      prompt: row.prompt,
      gold: row.gold,
      attributes: row.attributes,
    },
    repeat: row.repeat,
  };
}

function measurements(row: TraceRow) {
  const {
    seed,
    finish,
    promptTokens,
    completionTokens,
    thinkingTokens,
    tokensEstimated,
    firstTokenMs,
  } = row;
  const { latencyMs, createdAt } = row;
  return {
    seed,
    finish,
    promptTokens,
    completionTokens,
    thinkingTokens,
    tokensEstimated,
    firstTokenMs,
    latencyMs,
    createdAt,
  };
}

function verdictOf(row: TraceRow): Trace['verdict'] {
  if (!row.outcome || row.reason === null) return null;
  return {
    outcome: row.outcome,
    reason: row.reason,
    extracted: row.extracted,
    doubts: row.doubts ?? [],
    grader: { name: row.graderName, version: row.graderVersion },
  };
}
