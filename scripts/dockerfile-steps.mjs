// Runs the build steps of a Dockerfile without a container engine, each stage in a folder of its own, to prove that
// they work: node scripts/dockerfile-steps.mjs <Dockerfile> [--context FOLDER] [--then COMMAND] [--keep]
// --then runs a command in the last stage, as the container would. What only an engine can do (the base image, the
// account, ports, the health check) is skipped and said.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { openBuildContext } from './build-context.mjs';
import { parseCommand, parseCopy, parseDockerfile, parseEnv } from './dockerfile.mjs';

/** They change the machine and not the folder. */
const MACHINE_COMMANDS = ['apt-get', 'apk', 'useradd', 'groupadd', 'adduser', 'chown'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    context: { type: 'string', default: path.join(import.meta.dirname, '..') },
    then: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'dockerfile-steps-'));
const counts = { ran: 0, skipped: 0 };
try {
  runDockerfile();
  say(`${counts.ran} steps ran, ${counts.skipped} skipped.`);
} catch (error) {
  say(`FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (values.keep) say(`Kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

function runDockerfile() {
  const [file] = positionals;
  if (!file) throw new Error('Name a Dockerfile, for example apps/web/Dockerfile.');
  const stages = parseDockerfile(readFileSync(path.resolve(values.context, file), 'utf8'));
  const copyFromContext = openBuildContext(path.resolve(values.context));
  const done = new Map();
  let last;
  for (const stage of stages) {
    last = runStage(stage, { done, copyFromContext });
    done.set(stage.name, last);
  }
  if (values.then) runCommand(values.then, last);
}

function runStage({ name, base, steps }, { done, copyFromContext }) {
  if (done.has(base)) throw new Error(`Stage ${name}: FROM another stage is not understood here.`);
  const state = { root: path.join(folder, name), workdir: '/', env: {} };
  mkdirSync(state.root, { recursive: true });
  skip(`FROM ${base} (stage ${name}): runs on this machine, Node ${process.versions.node}`);
  for (const step of steps) runStep(step, state, { done, copyFromContext });
  return state;
}

function runStep(step, state, sources) {
  switch (step.word) {
    case 'WORKDIR':
      state.workdir = path.posix.resolve(state.workdir, step.rest);
      mkdirSync(inStage(state, '.'), { recursive: true });
      return ran(step);
    case 'ENV':
      Object.assign(state.env, parseEnv(step));
      return ran(step);
    case 'COPY':
      return runCopy(step, state, sources);
    case 'RUN':
      return runShell(step, state);
    case 'CMD':
      return checkCommand(step, state);
    default:
      return skip(`${step.word} ${step.rest}`);
  }
}

function runCopy(step, state, { done, copyFromContext }) {
  const { sources, target, fromStage } = parseCopy(step);
  const isFolder = target.endsWith('/') || target === '.' || sources.length > 1;
  for (const source of sources) {
    if (fromStage !== null) {
      copyFromStage({ source, target, stage: done.get(fromStage) ?? fail(step, fromStage), state });
      continue;
    }
    const isFile = statSync(path.resolve(values.context, source), {
      throwIfNoEntry: false,
    })?.isFile();
    const into = isFile && isFolder ? path.posix.join(target, path.basename(source)) : target;
    copyFromContext(source, inStage(state, into));
  }
  ran(step);
}

function copyFromStage({ source, target, stage, state }) {
  const from = path.join(stage.root, path.posix.resolve('/', source));
  const to = inStage(state, target);
  mkdirSync(to, { recursive: true });
  // `cp -a` keeps links and modes, and is much faster than Node on a node_modules.
  execute('cp', ['-a', `${from}/.`, to], { cwd: folder });
}

function runShell(step, state) {
  const words = step.rest.split(/[\s;&|]+/);
  if (MACHINE_COMMANDS.includes(words[0])) return skip(`RUN ${step.rest}`);
  if (words.some((word) => MACHINE_COMMANDS.includes(word))) {
    throw new Error(`Line ${step.line}: put a command that changes the machine into its own RUN.`);
  }
  // A leading slash would mean this machine and not the image.
  if (words.some((word) => word.startsWith('/'))) {
    throw new Error(`Line ${step.line}: RUN names paths relative to WORKDIR here.`);
  }
  runCommand(step.rest, state);
  return undefined;
}

function runCommand(command, state) {
  const startedAt = performance.now();
  execute('sh', ['-ec', command], { cwd: inStage(state, '.'), env: environmentOf(state) });
  counts.ran += 1;
  say(`ran      RUN ${command} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
}

/** No engine starts it, but what it names must be there. */
function checkCommand(step, state) {
  for (const word of parseCommand(step)) {
    if (!/\.(m?js|ts)$/.test(word) || existsSync(inStage(state, word))) continue;
    throw new Error(`Line ${step.line}: the image has no ${word}.`);
  }
  say(`checked  CMD ${step.rest}`);
}

/** As a fresh container: nothing of npm's own process, of the project's settings or of a database. */
function environmentOf({ env }) {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(?!config_(registry|cache|cafile)$)|ASSAY_|NEXTAUTH_|NODE_ENV$|DATABASE_URL$|INIT_CWD$)/i.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), ...env };
}

function execute(program, args, options) {
  const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${signal ?? `code ${status}`}.`);
}

function inStage({ root, workdir }, target) {
  return path.join(root, path.posix.resolve(workdir, target));
}

function ran({ word, rest }) {
  counts.ran += 1;
  say(`ran      ${word} ${rest}`);
}

function skip(what) {
  counts.skipped += 1;
  say(`skipped  ${what}`);
}

function fail({ line }, stage) {
  throw new Error(`Line ${line}: there is no stage ${stage} before this one.`);
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
