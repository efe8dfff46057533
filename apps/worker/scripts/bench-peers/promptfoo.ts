import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { itemAt, SAMPLING, SERVED_NAME, type QueuedWork } from '../bench-engine/queued-work.ts';

export interface Promptfoo {
  /** The Node that runs it, and its entry. */
  node: string;
  entry: string;
}

/**
 * The work as a user of promptfoo would have it done: a test for each item, graded by what the reply contains,
 * repeated, stored in its database, without its cache.
 *
 * @throws Error when not all replies were found correct
 */
export async function runPromptfoo({ node, entry }: Promptfoo, work: QueuedWork): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-bench-peers-'));
  const files = { config: path.join(folder, 'config.json'), out: path.join(folder, 'out.json') };
  await writeFile(files.config, JSON.stringify(configOf(work)));
  const child = spawn(
    node,
    [
      entry,
      ...['eval', '--config', files.config, '--output', files.out],
      ...['--repeat', String(work.repeats), '--max-concurrency', String(work.concurrency)],
      ...['--no-cache', '--no-progress-bar', '--no-table', '--no-share'],
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: path.dirname(node),
        PROMPTFOO_CONFIG_DIR: folder,
        PROMPTFOO_DISABLE_TELEMETRY: '1',
        PROMPTFOO_DISABLE_UPDATE: '1',
        PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
      },
    },
  );
  await once(child, 'exit');
  await countCorrect(files.out, work.items * work.repeats);
  await rm(folder, { recursive: true, force: true });
}

function configOf({ backendUrl, items }: QueuedWork) {
  return {
    prompts: ['{{question}}'],
    providers: [
      {
        id: `openai:chat:${SERVED_NAME}`,
        config: {
          apiBaseUrl: `${backendUrl.replace(/\/v1$/, '')}/v1`,
          apiKey: 'none',
          temperature: SAMPLING.temperature,
          top_p: SAMPLING.topP,
          max_tokens: SAMPLING.maxTokens,
        },
      },
    ],
    tests: Array.from({ length: items }, (_, place) => ({
      vars: { question: itemAt(place).prompt },
      assert: [{ type: 'contains', value: `\\boxed{${itemAt(place).gold}}` }],
    })),
  };
}

async function countCorrect(file: string, planned: number): Promise<void> {
  const { results } = JSON.parse(await readFile(file, 'utf8')) as {
    results: { stats: { successes: number } };
  };
  const { successes } = results.stats;
  if (successes !== planned)
    throw new Error(`promptfoo found ${successes} of ${planned} replies correct.`);
}
