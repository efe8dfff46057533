import { randomUUID } from 'node:crypto';

import { shortVersion } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import type { ImportState, StartImport } from '@assay/contracts/imports';
import { findBenchmarkVersion } from '@assay/db/queries/benchmarks';

import type { ApiServices } from '../services.ts';
import { importFailure } from './import-failure.ts';
import { emptyTally } from './import-tally.ts';
import { storeImport } from './store-import.ts';

/** Imports under way in this process, and how those that have ended did. */
export interface ImportRuns {
  start(services: ApiServices, workspaceId: number, request: StartImport): string;
  /** @throws AssayError 'not-found' for another workspace's import */
  state(workspaceId: number, importId: string): ImportState;
  /** Nothing of it is stored. @throws AssayError 'not-found' */
  cancel(workspaceId: number, importId: string): void;
  close(): Promise<void>;
}

/** Ended ones that are remembered, for a page that asks late. */
const MOST_REMEMBERED = 200;
/** Each holds a connection to the database. */
const MOST_AT_ONCE = 4;

interface Run {
  workspaceId: number;
  controller: AbortController;
  state: () => ImportState;
  ended: Promise<void>;
  isOver: boolean;
}

/**
 * They run in the process that was asked, in one transaction each: when it ends, nothing of them is left, and
 * nothing has to be tidied up. See docs/adr/0019.
 */
export function createImportRuns(onFault: (error: unknown) => void): ImportRuns {
  const runs = new Map<string, Run>();

  function find(workspaceId: number, importId: string): Run {
    const run = runs.get(importId);
    if (run?.workspaceId === workspaceId) return run;
    throw new AssayError(
      'not-found',
      'There is no such import any more: the server was started again since. Nothing of it was stored unless the benchmark is in the list.',
    );
  }

  function forgetOldest(): void {
    for (const [id, { isOver }] of runs) {
      if (runs.size < MOST_REMEMBERED) return;
      if (isOver) runs.delete(id);
    }
  }

  return {
    start(services, workspaceId, request) {
      const underWay = [...runs.values()].filter(({ isOver }) => !isOver).length;
      if (underWay >= MOST_AT_ONCE) {
        throw new AssayError(
          'conflict',
          'Four imports are under way already: wait for one to end.',
        );
      }
      forgetOldest();
      const importId = randomUUID();
      runs.set(importId, startRun({ services, workspaceId, request, onFault }));
      return importId;
    },
    state: (workspaceId, importId) => find(workspaceId, importId).state(),
    cancel(workspaceId, importId) {
      find(workspaceId, importId).controller.abort(
        new AssayError('conflict', 'The import was cancelled; nothing was stored.'),
      );
    },
    async close() {
      for (const { controller } of runs.values()) controller.abort();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}

function startRun(options: {
  services: ApiServices;
  workspaceId: number;
  request: StartImport;
  onFault: (error: unknown) => void;
}): Run {
  const { services, workspaceId, request, onFault } = options;
  const tally = emptyTally();
  const controller = new AbortController();
  let total: number | null = null;
  let end: ImportState | null = null;

  async function work(): Promise<void> {
    try {
      const { signal } = controller;
      const context = { services, workspaceId, token: request.token, signal, tally };
      const onTotal = (known: number | null) => {
        total = known;
      };
      const { versionId, isNew, itemCount, name } = await storeImport(
        { ...context, onTotal },
        request,
      );
      const stored = await findBenchmarkVersion(services.prisma, workspaceId, versionId);
      const version = shortVersion(stored?.hash ?? '');
      const { source } = request;
      if (source.kind === 'upload') await services.uploads.remove(workspaceId, source.uploadId);
      end = { status: 'done', versionId, isNew, name, version, items: itemCount, ...tally };
    } catch (error) {
      const message = importFailure(error, onFault);
      end = { status: 'failed', message, refusals: tally.refusals };
    } finally {
      run.isOver = true;
    }
  }

  const run: Run = {
    workspaceId,
    controller,
    state: () => end ?? { status: 'running', read: tally.read, refused: tally.refused, total },
    ended: Promise.resolve(),
    isOver: false,
  };
  run.ended = work();
  return run;
}
