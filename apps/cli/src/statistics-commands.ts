import { InvalidArgumentError, Option, type Command } from 'commander';

import type { AgreementOptions } from './commands/agreement.ts';
import type { AllocateOptions } from './commands/allocate.ts';
import type { PlanOptions } from './commands/plan.ts';
import type { StatsOptions } from './commands/stats.ts';
import type { TeachableOptions } from './commands/teachable.ts';
import { writeLines, writeTexts } from './lines/write-lines.ts';

const SAMPLE_FILES = 'JSON lines of samples; default: standard input (docs/statistics-commands.md)';

/** Statistics of samples in files; offline. Each command is loaded when it is called. */
export function addStatisticsCommands(program: Command): void {
  program
    .command('stats')
    .description('all statistics of a file of samples, or of two and how they compare, as JSON')
    .argument('[first]', SAMPLE_FILES)
    .argument('[second]', 'to be compared with the first')
    .option('--level <share>', 'of the intervals', toShare)
    .option('--delta <share>', 'a difference too small to matter: 0.02 is two points', toShare)
    .option('--cluster <attribute>', 'whose values say which questions come together')
    .option('--kind <kind>', 'answers are equal by the grader of this kind; default: equal texts')
    .option('--profile <name>', 'a policy of the kind')
    .option('--budgets <tokens>', 'of the budget curve, with commas', toCounts)
    .option('--tokens-per-second <n>', 'of one GPU, for the planning', toPositive)
    .option('--schema', 'print the JSON schema of the document instead')
    .action(
      async (
        first: string | undefined,
        second: string | undefined,
        { schema, ...options }: StatsOptions & { schema?: boolean },
      ) => {
        const { statsOf, statsSchema } = await import('./commands/stats.ts');
        if (schema === true) await writeDocument(statsSchema());
        else await writeDocument(await statsOf([first, second].filter(isGiven), options));
      },
    );
  program
    .command('plan')
    .description('what further repeats would show, from the samples so far, as JSON')
    .argument('[samples]', SAMPLE_FILES)
    .option('--other <file>', 'samples of the checkpoint to be told apart; default: one like it')
    .option('--half-width <share>', 'the interval to reach: 0.01 is ± one point', toShare)
    .option('--repeats <n>', 'designs to look at, with commas', toCounts)
    .option('--power <share>', 'with which a difference is to be found; default: 0.8', toShare)
    .option('--level <share>', 'of the intervals', toShare)
    .option('--tokens-per-second <n>', 'of one GPU', toPositive)
    .action(async (file: string | undefined, options: PlanOptions) => {
      const { planOf } = await import('./commands/plan.ts');
      await writeDocument(await planOf(file, options));
    });
  program
    .command('allocate')
    .description('share further samples out among the questions, a JSON line each')
    .argument('[pilot]', SAMPLE_FILES)
    .option('--samples <n>', 'further samples of all questions together', toCount)
    .option('--tokens <n>', 'or completion tokens for them', toCount)
    .option('--further <file>', 'the samples that came of it: print the estimate instead')
    .option('--level <share>', 'of its intervals', toShare)
    .action(async (file: string | undefined, options: AllocateOptions) => {
      const { allocate } = await import('./commands/allocate.ts');
      const allocated = await allocate(file, options);
      if ('estimate' in allocated) {
        await writeDocument(allocated.estimate);
        return;
      }
      process.stderr.write(`${allocated.summary}\n`);
      await writeLines(allocated.lines, process.stdout);
    });
  program
    .command('teachable')
    .description('prompts that a strong checkpoint solves and weaker ones do not yet')
    .requiredOption('--strong <file>', 'samples of the strong checkpoint')
    .requiredOption('--weak <files...>', 'samples of one or more weaker ones')
    .addOption(
      new Option(
        '--truth <which>',
        'plurality of the strong one’s answers (default), or gold: verdicts',
      ).choices(['plurality', 'gold']),
    )
    .option('--weak-low <share>', 'keep from this agreement of the weak ones', toShareOrEnd)
    .option('--weak-high <share>', 'keep up to this agreement of the weak ones', toShareOrEnd)
    .option('--gap <share>', 'keep from this gap between strong and weak', toShareOrEnd)
    .option('--margin <share>', 'keep from this margin of the plurality', toShareOrEnd)
    .option('--kind <kind>', 'answers are equal by the grader of this kind; default: equal texts')
    .option('--profile <name>', 'a policy of the kind')
    .option('--level <share>', 'of the intervals', toShare)
    .option('--all', 'every prompt with the reason, not only those that are kept')
    .option('--csv', 'write CSV in place of JSON lines')
    .action(async (options: TeachableOptions & { csv?: boolean }) => {
      const { teachable, toCsv } = await import('./commands/teachable.ts');
      const { lines, summary } = await teachable(options);
      process.stderr.write(`${summary}\n`);
      if (options.csv === true) await writeTexts([toCsv(lines)], process.stdout);
      else await writeLines(lines, process.stdout);
    });
  program
    .command('agreement')
    .description('how far raters agree, from JSON lines of ratings, as JSON')
    .argument('[ratings]', 'a rating a line; default: standard input (docs/statistics-commands.md)')
    .option('--level <share>', 'of the intervals', toShare)
    .action(async (file: string | undefined, options: AgreementOptions) => {
      const { agreementOfFile } = await import('./commands/agreement.ts');
      await writeDocument(await agreementOfFile(file, options));
    });
  program
    .command('reward')
    .description('the outcome reward of replies: JSON lines in, a reward a line out')
    .action(async () => {
      const { reward } = await import('./commands/reward.ts');
      process.exitCode = await reward();
    });
}

async function writeDocument(document: object): Promise<void> {
  await writeTexts([`${JSON.stringify(document, null, 2)}\n`], process.stdout);
}

function isGiven(name: string | undefined): name is string {
  return name !== undefined;
}

function toShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share < 1)) {
    throw new InvalidArgumentError('It is a number between 0 and 1.');
  }
  return share;
}

function toShareOrEnd(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new InvalidArgumentError('It is a number from 0 to 1.');
  }
  return share;
}

function toPositive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('It is a number above 0.');
  return value;
}

function toCount(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function toCounts(text: string): number[] {
  return text.split(',').map((each) => toCount(each.trim()));
}
