// Changes one digit, sign, bracket or operator of public golds and writes a JSON line a pair: the gold, the
// changed text, and what names the pair. decide_negatives.py (Debian's python3-sympy) says which of the changes
// matter; its output goes to src/testing/negatives.json:
//
//   node scripts/negatives/propose-pairs.mjs | python3 -B scripts/negatives/decide_negatives.py > negatives.json
//
// Needs ASSAY_FIXTURES (the folder with data/).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { register } from 'tsx/esm/api';

/** At most so many changes of each op in one gold: a plain integer has fewer that are worth a look. */
const MOST_OF_INTEGER = { digit: 1, sign: 1, bracket: 0, operator: 0 };
const MOST_OF_FORMULA = { digit: 4, sign: 4, bracket: 6, operator: 4 };

/** The data sets with mathematical golds, and which of their records are taken. */
const SOURCES = [
  { file: 'olympiadbench', isTaken: () => true },
  { file: 'omni_math', isTaken: () => true },
  { file: 'gsm8k', isTaken: ({ index }) => index < 250 },
  { file: 'reasoning_gym', isTaken: ({ id }) => /\/hard\/(?:countdown|puzzle24)\//.test(id) },
];

const fixtures = process.env.ASSAY_FIXTURES;
if (fixtures === undefined) {
  console.error('Set ASSAY_FIXTURES to the folder that holds data/.');
  process.exit(1);
}

register();
const { sha256Hex } = await import('../../src/hash.ts');
const { mutate, mutationsOf } = await import('../../src/testing/mutate-answer.ts');

for (const source of SOURCES) {
  for (const { id, answer } of recordsOf(source)) {
    const most = /^-?\d+$/.test(answer.value) ? MOST_OF_INTEGER : MOST_OF_FORMULA;
    for (const mutation of mutationsOf(answer.value, id, most)) {
      const changed = mutate(answer.value, mutation);
      const hash = sha256Hex(changed).slice(0, 8);
      console.log(JSON.stringify({ id, ...mutation, hash, gold: answer.value, changed }));
    }
  }
}

function recordsOf({ file, isTaken }) {
  return gunzipSync(readFileSync(path.join(fixtures, `data/canonical/items/${file}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .filter(isTaken);
}
