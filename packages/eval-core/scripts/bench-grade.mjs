// npm run bench:grade: verdicts per second on one core over the public cases of the pure graders.
// Needs ASSAY_FIXTURES (the folder with cases/). Rounds before the measured ones warm the JIT up: a worker of
// the pool grades thousands of answers, so the steady state is what a run sees; the cold figure is printed too.
// "per CPU second" counts only the time that this process had a core (collector and compiler included): on a
// busy machine that is the figure to compare, as "per second" and the slowest verdicts include waiting.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { register } from 'tsx/esm/api';

const WARM_UP_CPU_MS = 4_000;
const MEASURED_CPU_MS = 4_000;
const KINDS = new Set(['math', 'choice', 'text', 'number']);
const SOURCES = [
  ...['math-verify', 'math-verify-strings', 'lighteval', 'lighteval-mcq', 'inspect-math'],
  ...['nemo-skills', 'nemo-skills-outputs', 'hendrycks', 'qwen', 'evalscope-mcq'],
];

const fixtures = process.env.ASSAY_FIXTURES;
if (fixtures === undefined) {
  console.error('Set ASSAY_FIXTURES to the folder that holds cases/.');
  process.exit(1);
}

register();
const { graderOfKind } = await import('../src/graders/registry.ts');
const { gradeBareAnswer, gradeReply } = await import('../src/graders/grade-reply.ts');

const cases = SOURCES.flatMap((source) =>
  readFileSync(path.join(fixtures, 'cases', `${source}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => KINDS.has(kind)),
);

/** Grades one case; returns how long it took. */
function timed({ kind, gold, reply, bare, options = null, params = {}, prompt = null }) {
  const grader = graderOfKind(kind);
  const item = { gold, options, params, prompt };
  const started = performance.now();
  if (bare) gradeBareAnswer(grader, item, reply);
  else gradeReply(grader, item, { content: reply, reasoning: null, finish: 'stop' });
  return performance.now() - started;
}

/** Rounds over all cases until so much CPU time is spent; one row of figures. */
function measure(label, durationCpuMs) {
  const durations = [];
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  do for (const each of cases) durations.push(timed(each));
  while (cpuMsSince(cpuBefore) < durationCpuMs);
  const elapsedMs = performance.now() - started;
  const cpuMs = cpuMsSince(cpuBefore);
  durations.sort((a, b) => a - b);
  const at = (fraction) => durations[Math.floor(fraction * (durations.length - 1))].toFixed(2);
  return {
    label,
    verdicts: durations.length,
    'per second': Math.round((durations.length / elapsedMs) * 1_000),
    'per CPU second': Math.round((durations.length / cpuMs) * 1_000),
    'median ms': at(0.5),
    'p99.9 ms': at(0.999),
    'worst ms': at(1),
  };
}

function cpuMsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const first = measure('first round, cold', 0);
measure('warm-up', WARM_UP_CPU_MS);
const slowest = cases
  .map((each) => ({ id: each.id, ms: Math.min(timed(each), timed(each), timed(each)) }))
  .sort((a, b) => b.ms - a.ms)
  .slice(0, 5);
console.log(`${cases.length} cases on one core`);
console.table([first, measure('warm', MEASURED_CPU_MS)]);
console.table(slowest.map(({ id, ms }) => ({ id, ms: ms.toFixed(2) })));
