import { shortVersion } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import type { SampleVerdict, Trace } from '@assay/contracts/samples';
import { findAnnotations } from '@assay/db/queries/annotations';
import { findSampleFlags } from '@assay/db/queries/run-flags';
import {
  findNextFailing,
  findSampleVerdicts,
  findSiblings,
  findTrace,
  type SampleVerdictRow,
  type TraceRow,
} from '@assay/db/queries/samples';
import { splitReply } from '@assay/eval-core/reply';

import { graderOfRow } from '../gradings/grader-of-row.ts';
import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's sample. */
export async function getTrace(
  { services, actor }: UseCaseContext,
  { id }: { id: string },
): Promise<Trace> {
  const { pool } = services;
  const row = await findTrace(pool, actor.workspace.id, id);
  if (!row) throw new AssayError('not-found', `There is no sample ${id} in this workspace.`);
  const [verdicts, flags, siblings, annotations, nextFailingId] = await Promise.all([
    findSampleVerdicts(pool, id),
    findSampleFlags(pool, id),
    findSiblings(pool, row),
    findAnnotations(pool, id, actor.userId),
    findNextFailing(pool, {
      gradingId: row.gradingId,
      completionTokens: row.completionTokens,
      sampleId: id,
    }),
  ]);
  const current = verdicts.find(({ isCurrent }) => isCurrent);
  const { thinking, answer, rule } = splitReply(row);
  return {
    ...whereabouts(row),
    ...measurements(row),
    verdict: current ? toVerdict(current) : null,
    verdicts: verdicts.map((verdict) => ({
      ...toVerdict(verdict),
      gradingId: verdict.gradingId,
      isCurrent: verdict.isCurrent,
      gradingCreatedAt: verdict.gradingCreatedAt,
    })),
    thinking,
    answer,
    splitRule: rule,
    flags,
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
      isShared: row.isShared,
      attributes: row.attributes,
    },
    variant: row.variant,
    prompts: row.prompts,
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
    thinkingEstimated,
    firstTokenMs,
  } = row;
  const { latencyMs, weightsId, createdAt } = row;
  return {
    seed,
    finish,
    promptTokens,
    completionTokens,
    thinkingTokens,
    tokensEstimated,
    thinkingEstimated,
    firstTokenMs,
    latencyMs,
    weightsId,
    createdAt,
  };
}

function toVerdict(row: SampleVerdictRow): SampleVerdict {
  const { outcome, reason, extracted, doubts, checks, scores, detail, environment } = row;
  return {
    outcome,
    reason,
    extracted,
    doubts,
    checks,
    scores,
    detail,
    environment,
    grader: graderOfRow(row),
  };
}
