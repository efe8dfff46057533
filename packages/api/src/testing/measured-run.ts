import { upsertBackendAddress } from '@assay/db/queries/backends';
import { ensureCheckpoint } from '@assay/db/queries/checkpoints';
import { storeBenchmarkVersion } from '@assay/db/queries/store-benchmark-version';
import { recordSamples } from '@assay/db/record/record-samples';
import type { SampleRecord } from '@assay/db/record/sample-record';
import { testVerdict } from '@assay/db/testing/test-verdict';

import type { ApiServices } from '../services.ts';
import { createSweep } from '../sweeps/create-sweep.ts';
import type { WorkspaceFixture } from './api-fixture.ts';

export const SAMPLING = { temperature: 0.8, topP: 1, maxTokens: 256 };

/** What a test says of one sample; the rest is filled in. */
export type SampleFixture = Partial<Omit<SampleRecord, 'verdict'>> & {
  /** The item's position in its version, from 0. */
  item: number;
  repeat: number;
  verdict?: Partial<SampleRecord['verdict']>;
};

export interface MeasuredRun {
  sweepId: number;
  runId: number;
  gradingId: number;
  checkpointId: number;
  versionId: number;
  /** By position. */
  itemIds: number[];
  /** The id of a stored sample by its item's position and its repeat. */
  sampleId(item: number, repeat: number): string;
}

export interface MeasuredRunOptions {
  workspace: WorkspaceFixture;
  checkpoint?: string;
  benchmark?: string;
  /** Default: one whose answers cannot be held against each other. */
  graderKind?: string;
  itemCount: number;
  repeats: number;
  samples: readonly SampleFixture[];
}

/** A sweep of one run whose samples are recorded the way a worker does it. */
export async function insertMeasuredRun(
  services: ApiServices,
  { workspace, checkpoint = 'solver', benchmark = 'maze', graderKind, ...rest }: MeasuredRunOptions,
): Promise<MeasuredRun> {
  const { itemCount, repeats, samples } = rest;
  const checkpointId = await insertCheckpoint(services, workspace, checkpoint);
  const versionId = await insertBenchmark(services, workspace, {
    ...{ name: benchmark, itemCount },
    ...(graderKind !== undefined && { graderKind }),
  });
  const { id: sweepId } = await createSweep(
    { services, actor: workspace.actors.member },
    {
      name: `${checkpoint} on ${benchmark}`,
      checkpointIds: [checkpointId],
      benchmarkVersionIds: [versionId],
      promptTemplateIds: [null],
      systemMessageIds: [null],
      repeats,
      sampling: SAMPLING,
    },
  );
  const run = await services.prisma.run.findFirstOrThrow({ where: { sweepId } });
  const gradingId = run.currentGradingId ?? 0;
  const itemIds = await findItemIds(services, versionId);
  const records = samples.map((sample) => toRecord(sample, { runId: run.id, gradingId, itemIds }));
  await recordSamples(services.pool, records);
  const stored = await services.prisma.sample.findMany({ where: { runId: run.id } });
  return {
    sweepId,
    runId: run.id,
    gradingId,
    checkpointId,
    versionId,
    itemIds,
    sampleId: (item, repeat) =>
      found(
        stored.find((row) => row.itemId === itemIds[item] && row.repeat === repeat),
      ).id.toString(),
  };
}

/** A checkpoint of this name on the workspace's one backend; the same name finds the same one. */
export async function insertCheckpoint(
  services: ApiServices,
  { id: workspaceId }: WorkspaceFixture,
  name: string,
): Promise<number> {
  const backendId = await upsertBackendAddress(services.prisma, {
    workspaceId,
    name: 'gpu',
    dialect: 'plain',
    replicaUrls: ['http://127.0.0.1:1/v1'],
    maxConcurrency: 4,
  });
  return ensureCheckpoint(services.prisma, {
    workspaceId,
    backendId,
    name,
    servedName: name,
    family: null,
    trainingRun: null,
    step: null,
    parentId: null,
    systemMessage: null,
  });
}

/** A version with plain items of its own; the same name and size finds the same one. */
export async function insertBenchmark(
  services: ApiServices,
  workspace: WorkspaceFixture,
  {
    name,
    itemCount,
    graderKind = 'maze',
    graderParams = {},
  }: {
    name: string;
    itemCount: number;
    graderKind?: string;
    graderParams?: Record<string, unknown>;
  },
): Promise<number> {
  const items = Array.from({ length: itemCount }, (_, position) => ({
    key: `item-${position}`,
    prompt: `Question ${position}?`,
    gold: `gold ${position}`,
    problem: {},
    attributes: { level: position % 2 },
  }));
  const version = {
    workspaceId: workspace.id,
    benchmark: { name, title: `The ${name}`, description: 'Items for tests.' },
    source: () => ({ kind: 'test' }),
    grader: { kind: graderKind, name: 'test-grader', version: '1', params: graderParams },
    template: '{{prompt}}',
    defaultRepeats: null,
  };
  return (await storeBenchmarkVersion(services.pool, version, items)).versionId;
}

async function findItemIds({ prisma }: ApiServices, versionId: number): Promise<number[]> {
  const rows = await prisma.item.findMany({
    where: { versionId },
    select: { id: true },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** A sample as a worker records it. */
export function toRecord(
  { item, verdict, ...sample }: SampleFixture,
  { runId, gradingId, itemIds }: { runId: number; gradingId: number; itemIds: number[] },
): SampleRecord {
  return {
    runId,
    gradingId,
    itemId: found(itemIds[item]),
    seed: 1000 * item + sample.repeat,
    finish: 'stop',
    promptTokens: 20,
    completionTokens: 100,
    thinkingTokens: null,
    tokensEstimated: false,
    thinkingEstimated: false,
    firstTokenMs: null,
    latencyMs: 30,
    request: '{"messages":[]}',
    content: 'An answer.',
    reasoning: null,
    textHash: null,
    flags: [],
    ...sample,
    verdict: testVerdict({ extracted: 'An answer', ...verdict }),
  };
}

function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the fixture has no such row');
  return value;
}
