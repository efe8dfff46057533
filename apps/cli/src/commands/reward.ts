import { rewardLineSchema, type RewardedLine } from '@assay/contracts/statistics/reward-line';
import { outcomeReward } from '@assay/eval-core/reward/outcome-reward';

import { answerLines } from '../lines/answer-lines.ts';
import { lineAs } from '../lines/parse-json-line.ts';
import { isBrokenPipe } from '../lines/write-lines.ts';

/** Writes the outcome reward of each line of standard input; resolves with the exit code, 1 when one cannot be read. */
export async function reward(): Promise<number> {
  const { stdin, stdout } = process;
  let outputError: unknown = null;
  stdout.on('error', (error) => {
    outputError = error;
    stdin.destroy();
  });
  try {
    const { errors } = await answerLines({ input: stdin, output: stdout }, rewardOfLine);
    return errors === 0 ? 0 : 1;
  } catch (error) {
    // A reader such as `head` has seen enough.
    if (isBrokenPipe(outputError ?? error)) return 0;
    throw error;
  }
}

function rewardOfLine(value: unknown): Promise<RewardedLine> {
  const { id, verdict, tokens, text, finish } = lineAs(rewardLineSchema, value);
  return Promise.resolve({ id, ...outcomeReward({ verdict, tokens, text, finish }) });
}
