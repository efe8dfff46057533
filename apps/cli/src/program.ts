import { Command, InvalidArgumentError } from 'commander';

import { createAdmin } from './commands/create-admin.ts';
import { exportCsv, type ExportName, type ExportScope } from './commands/export-csv.ts';
import { migrate } from './commands/migrate.ts';
import { resetPassword } from './commands/reset-password.ts';
import type { CliEnv } from './env.ts';
import { findInstallation } from './installation.ts';

/** The command line. What is data goes to standard output, everything else to standard error. */
export function createProgram(env: CliEnv): Command {
  const program = new Command('assay')
    .description('Assay on the command line')
    .showHelpAfterError();
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
  program
    .command('reset-password')
    .description('give a person a new random password and end their sessions')
    .option('--email <address>', 'whose', 'admin@assay.local')
    .action(async ({ email }: { email: string }) => {
      process.stdout.write(`${await resetPassword(env, email)}\n`);
    });
  addServerCommands(program, env);
  return program;
}

/** What `npm start` does by itself, for a server whose parts are started one by one. */
function addServerCommands(program: Command, env: CliEnv): void {
  program
    .command('migrate')
    .description('bring the database of DATABASE_URL to this version')
    .action(async () => {
      process.stderr.write(`${await migrate(env)}\n`);
    });
  program
    .command('admin')
    .description('administrators of a server')
    .command('create')
    .description('make the first administrator; prints a one-time password')
    .requiredOption('--email <address>', 'who signs in')
    .action(async ({ email }: { email: string }) => {
      process.stdout.write(`${await createAdmin(env, email)}\n`);
    });
}

function addExport(parent: Command, env: CliEnv, name: ExportName, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .action(async (scope: ExportScope) => {
      await exportCsv(await findInstallation(env), { name, scope }, process.stdout);
    });
}

function toId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('An id is a whole number from 1.');
  return Number(text);
}
