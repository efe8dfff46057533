// node packages/grading/scripts/bench-pool.mjs: verdicts a second directly and through the pool, in one run.
import { register } from 'tsx/esm/api';

register();
const { families } = await import('@assay/eval-core/benchmarks/registry');
const { gradeReply } = await import('@assay/eval-core/graders/grade-reply');
const { graderOfKind } = await import('@assay/eval-core/graders/registry');
const { createGradingPool } = await import('../src/pool/grading-pool.ts');

const MEASURED_MS = 2_000;
/** So many verdicts are asked for at a time, as a busy worker would. */
const ASKED_AT_ONCE = 512;

for (const padding of [0, 5_000, 50_000]) {
  const tasks = makeTasks(padding);
  report(`direct, replies of ${tasks[0].reply.content.length} characters`, measureDirect(tasks));
  for (const [threads, batchSize] of [
    [1, 1],
    [1, 64],
    [2, 64],
  ]) {
    const rate = await measurePool(tasks, { threads, batchSize });
    report(`pool, ${threads} threads, batches of ${batchSize}`, rate);
  }
}

/** Trivial verdicts, so that what is measured is the pool. */
function makeTasks(padding) {
  const kind = '3sat';
  const items = families.get(kind).generate({ seed: 'bench', levels: [1], itemsPerLevel: 20 });
  return items.map(({ gold, problem }) => ({
    kind,
    item: { gold, options: null, params: { problem }, prompt: null },
    reply: {
      content: `<think>${'Let us see. '.repeat(padding / 12)}</think><final_answer>{"Solution": "${gold}"}</final_answer>`,
      reasoning: null,
      finish: 'stop',
    },
  }));
}

function measureDirect(tasks) {
  const start = performance.now();
  let verdicts = 0;
  while (performance.now() - start < MEASURED_MS) {
    for (const { kind, item, reply } of tasks) gradeReply(graderOfKind(kind), item, reply);
    verdicts += tasks.length;
  }
  return verdicts / (performance.now() - start);
}

async function measurePool(tasks, options) {
  const pool = createGradingPool(options);
  await Promise.all(tasks.map((task) => pool.grade(task)));
  const start = performance.now();
  let verdicts = 0;
  while (performance.now() - start < MEASURED_MS) {
    const asked = Array.from({ length: ASKED_AT_ONCE }, (_, index) =>
      pool.grade(tasks[index % tasks.length]),
    );
    await Promise.all(asked);
    verdicts += ASKED_AT_ONCE;
  }
  const rate = verdicts / (performance.now() - start);
  await pool.close();
  return rate;
}

function report(name, verdictsPerMs) {
  console.log(`${name}: ${Math.round(verdictsPerMs * 1_000)} verdicts/s`);
}
