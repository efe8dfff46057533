// Runs the canonical solutions of MBPP+ in the sandbox and keeps what they return, for tests:
//
//   ASSAY_FIXTURES=… npx tsx packages/grading/scripts/record-mbpp-outputs.mjs
//
// Left out are outputs that cannot be compared as data, that are long, or that took long.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { pythonText } from '../../eval-core/src/code/python-value.ts';
import { readPythonValue } from '../../eval-core/src/code/read-python-value.ts';
import { isSameValue } from '../../eval-core/src/code/same-value.ts';
import { decodeValue } from '../src/code/decode-value.ts';
import { runCallTests } from '../src/code/run-calls.ts';
import { readMbppTasks } from '../src/code/testing/mbpp-plus.ts';
import { openSandbox } from '../src/sandbox/open-sandbox.ts';

const LONGEST_OUTPUT = 1_000;
const LIMITS = { timeMs: 1_000, memoryMiB: 1_024 };
const FILE = new URL('../src/code/testing/mbpp-plus-outputs.json.gz', import.meta.url);

const folder = await mkdtemp(path.join(tmpdir(), 'assay-record-'));
const sandbox = await openSandbox({ level: 'bubblewrap-python', folder });
const outputs = {};
try {
  for (const task of readMbppTasks()) {
    outputs[task.id] = await record(task);
    const kept = outputs[task.id].filter((output) => output !== null).length;
    console.log(`${task.id} ${task.entryPoint}: ${kept} of ${task.inputs.length}`);
  }
} finally {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
}
const { pythonVersion } = sandbox;
const note = 'Values that running the canonical solutions gave, not text copied from the data set.';
await writeFile(FILE, gzipSync(JSON.stringify({ note, pythonVersion, outputs }), { level: 9 }));
const tasks = Object.values(outputs);
const usable = tasks.filter((values) => values.some((output) => output !== null)).length;
console.log(`Python ${pythonVersion}: outputs of ${usable} of ${tasks.length} tasks.`);

async function record({ entryPoint, solution, inputs }) {
  const kept = inputs.map(() => null);
  const tests = inputs.map((lines) => ({ lines }));
  for (let first = 0; first < tests.length;) {
    const from = first;
    // One that breaks a process is passed over.
    const outcomes = await runCallTests(sandbox, solution, {
      task: { form: 'function', entryPoint, tests: tests.slice(from) },
      limits: LIMITS,
      expected: [],
      judge: (index, encoded) => {
        kept[from + index] = outputText(decodeValue(encoded));
        return { passed: true, failure: null };
      },
    });
    first += Math.max(1, outcomes.filter(({ passed }) => passed !== null).length);
  }
  return kept;
}

/** null: it would not be found equal to itself when read again. */
function outputText(value) {
  const text = pythonText(value, LONGEST_OUTPUT);
  const read = text.length > LONGEST_OUTPUT ? undefined : readPythonValue(text);
  return read !== undefined && isSameValue(read, value) ? text : null;
}
