import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import type { CliEnv } from './env.ts';
import { CommandFailure } from './failure.ts';

const tokenFileSchema = z.object({ url: z.url(), token: z.string().min(1) });

export type Installation = z.infer<typeof tokenFileSchema>;

/** The installation that commands talk to: named by the environment, else the one `npm start` left here. */
export async function findInstallation(env: CliEnv): Promise<Installation> {
  if (env.ASSAY_URL && env.ASSAY_TOKEN) return { url: env.ASSAY_URL, token: env.ASSAY_TOKEN };
  const file = path.join(env.ASSAY_DATA, 'cli-token.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure('Assay has not been started here yet: run `npm start` first.');
  });
  const parsed = tokenFileSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new CommandFailure(`${file} is damaged: run \`npm start\` again, which writes it anew.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
