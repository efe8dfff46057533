import path from 'node:path';

import { Command, InvalidArgumentError, Option } from 'commander';

import { DIALECTS } from '@assay/contracts/backends';
import { SANDBOX_LEVELS } from '@assay/grading/sandbox/sandbox';

import type { ExportName, ExportScope } from './commands/export-csv.ts';
import type { GenerateOptions } from './commands/generate.ts';
import type { ImportOptions } from './commands/import-benchmark.ts';
import type { CliEnv } from './env.ts';
import type { LineOptions } from './lines/run-lines.ts';
import { writeLines } from './lines/write-lines.ts';
import { addStatisticsCommands } from './statistics-commands.ts';

/**
 * The command line. What is data goes to standard output, everything else to standard error. Each command is
 * loaded when it is called: grading needs no database, and starts in half the time without one.
 */
export function createProgram(env: CliEnv): Command {
  const program = new Command('assay')
    .description('Assay on the command line')
    .showHelpAfterError();
  addLineCommands(program, env);
  addFamilyCommands(program, env);
  addStatisticsCommands(program);
  addBenchmarkCommands(program, env);
  const exporting = program.command('export').description('write CSV to standard output');
  addExport(
    exporting,
    env,
    'leaderboard',
    'one row for every checkpoint and benchmark version',
  ).option('--sweep <id>', 'only this sweep', toId);
  addExport(exporting, env, 'samples', 'one row for every sample')
    .option('--sweep <id>', 'only this sweep', toId)
    .option('--run <id>', 'only this run', toId);
  addExport(
    exporting,
    env,
    'reported',
    'numbers from the literature, one row for each and its source',
  );
  program
    .command('reset-password')
    .description('give a person a new random password and end their sessions')
    .option('--email <address>', 'whose', 'admin@assay.local')
    .action(async ({ email }: { email: string }) => {
      const { resetPassword } = await import('./commands/reset-password.ts');
      process.stdout.write(`${await resetPassword(env, email)}\n`);
    });
  addServerCommands(program, env);
  return program;
}

/** Commands that read JSON lines from standard input and write as many; offline. */
function addLineCommands(program: Command, env: CliEnv): void {
  addSandboxOption(
    addLineCommand(program, 'grade', 'judge replies: JSON lines in, a verdict a line out'),
  )
    .option('--judge-url <url>', 'the API of the judge, for lines of the kind "judge"', toUrl)
    .option('--judge-model <name>', 'the model to ask there')
    .option('--judge-key-env <variable>', 'the environment variable that holds its key')
    .addOption(
      new Option(
        '--judge-dialect <dialect>',
        'how its server is asked; found out by asking it who it is unless given',
      ).choices(DIALECTS),
    )
    .option('--judge-concurrency <n>', 'questions to it at a time, at most (default: 8)', toCount)
    .action(async (options: LineOptions) => {
      const { grade } = await import('./commands/grade.ts');
      process.exitCode = await grade({ ...options, sandboxFolder: sandboxFolderOf(env) });
    });
  addLineCommand(
    program,
    'extract',
    'find the answers of replies: JSON lines in, candidates a line out',
  ).action(async (options: LineOptions) => {
    const { extract } = await import('./commands/extract.ts');
    process.exitCode = await extract({ ...options, sandboxFolder: sandboxFolderOf(env) });
  });
}

/** Benchmarks of a running installation. */
function addBenchmarkCommands(program: Command, env: CliEnv): void {
  const benchmark = program.command('benchmark').description('benchmarks of an installation');
  benchmark
    .command('import <what>')
    .description('import a recipe, a file (JSON lines, JSON, CSV), a folder, or hf:owner/name')
    .option('--name <name>', 'what the benchmark is called; default: by its source')
    .option('--title <text>', 'its title for people')
    .option('--mapping <file>', 'how records become items (docs/benchmarks/imported.md)')
    .option('--kind <kind>', 'the kind of answer, in place of the mapping’s')
    .option('--recipe <name>', 'the recipe whose published form the file has')
    .option('--config <name>', 'of a set of the hub')
    .option('--split <name>', 'of a set of the hub')
    .option('--revision <sha>', 'of a set of the hub; another is refused')
    .option('--limit <n>', 'records to read, at most', toCount)
    .option('--token-env <variable>', 'the variable with a read token of the hub', 'HF_TOKEN')
    .option('--preview', 'show the first items and the mapping, store nothing')
    .option('--json', 'write JSON')
    .action(async (what: string, options: ImportOptions) => {
      const { importBenchmark } = await import('./commands/import-benchmark.ts');
      const { findInstallation } = await import('./installation.ts');
      await importBenchmark(
        await findInstallation(env),
        { what, options },
        { output: writeOut, report: writeReport },
      );
    });
  benchmark
    .command('recipes')
    .description('public benchmarks that can be imported by name')
    .action(async () => {
      const { listRecipes } = await import('./commands/list-benchmarks.ts');
      const { findInstallation } = await import('./installation.ts');
      writeOut(await listRecipes(await findInstallation(env)));
    });
  benchmark
    .command('list')
    .description('the versions that are there')
    .action(async () => {
      const { listBenchmarks } = await import('./commands/list-benchmarks.ts');
      const { findInstallation } = await import('./installation.ts');
      writeOut(await listBenchmarks(await findInstallation(env)));
    });
}

function writeOut(text: string): void {
  process.stdout.write(`${text}\n`);
}

function writeReport(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Generated benchmarks by themselves; offline. */
function addFamilyCommands(program: Command, env: CliEnv): void {
  program
    .command('generate <family>')
    .description('write items of a generated benchmark as JSON lines')
    .option('--level <n>', 'a level of the family, from 1', toCount, 1)
    .option('--n <count>', 'how many items', toCount, 10)
    .option('--seed <text>', 'the same seed makes the same items everywhere', 'assay')
    .action(async (family: string, options: GenerateOptions) => {
      const { generatedLines } = await import('./commands/generate.ts');
      await writeLines(generatedLines(family, options), process.stdout);
    });
  addSandboxOption(
    addLineCommand(
      program,
      'verify <family>',
      'check replies against the problems: JSON lines {"item", "reply"} in, a verdict a line out',
    ),
  ).action(async (family: string, options: LineOptions) => {
    const { verify } = await import('./commands/verify.ts');
    process.exitCode = await verify(family, { ...options, sandboxFolder: sandboxFolderOf(env) });
  });
}

function addSandboxOption(command: Command): Command {
  return command.addOption(
    new Option('--sandbox <level>', 'where programs run; auto: the strongest that holds')
      .choices(['auto', ...SANDBOX_LEVELS])
      .default('auto'),
  );
}

/** What the sandbox keeps there spares it seconds at the next start. */
function sandboxFolderOf({ ASSAY_DATA }: CliEnv): string {
  return path.join(ASSAY_DATA, 'sandbox');
}

function addLineCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--threads <n>', 'grading threads, at most (default: one for each core)', toCount)
    .option('--time-limit <ms>', 'milliseconds for one verdict (default: 2000)', toCount)
    .option('--profile <name>', 'the policy of lines that name none');
}

/** What `npm start` does by itself, for a server whose parts are started one by one. */
function addServerCommands(program: Command, env: CliEnv): void {
  program
    .command('migrate')
    .description('bring the database of DATABASE_URL to this version')
    .action(async () => {
      const { migrate } = await import('./commands/migrate.ts');
      process.stderr.write(`${await migrate(env)}\n`);
    });
  program
    .command('admin')
    .description('administrators of a server')
    .command('create')
    .description('make the first administrator; prints a one-time password')
    .requiredOption('--email <address>', 'who signs in')
    .action(async ({ email }: { email: string }) => {
      const { createAdmin } = await import('./commands/create-admin.ts');
      process.stdout.write(`${await createAdmin(env, email)}\n`);
    });
}

function addExport(parent: Command, env: CliEnv, name: ExportName, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .action(async (scope: ExportScope) => {
      const { exportCsv } = await import('./commands/export-csv.ts');
      const { findInstallation } = await import('./installation.ts');
      await exportCsv(await findInstallation(env), { name, scope }, process.stdout);
    });
}

function toUrl(text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It is a URL such as http://127.0.0.1:8000/v1.');
  }
  return text;
}

function toCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function toId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('An id is a whole number from 1.');
  return Number(text);
}
