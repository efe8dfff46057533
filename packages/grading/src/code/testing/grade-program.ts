import type { Verdict } from '@assay/eval-core/verdict';

import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createCodeGrader } from '../code-grader.ts';

export interface GradedProgram {
  source: string;
  params: Record<string, unknown>;
  prompt?: string;
}

/** The verdict on a program that stands in a reply. */
export function gradeProgram(
  sandbox: Sandbox,
  { source, params, prompt }: GradedProgram,
): Promise<Verdict> {
  const grader = createCodeGrader({ open: () => Promise.resolve(sandbox) });
  const item = { gold: null, options: null, params, prompt: prompt ?? null };
  const content = `Here it is.\n\n\`\`\`python\n${source}\n\`\`\`\n`;
  const reply = { content, reasoning: null, finish: 'stop' } as const;
  return grader.grade(item, reply, { isBare: false });
}
