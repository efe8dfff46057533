// npm run bench:stats [-- --json FILE]: the statistics that a page waits for, on one core, each beside a plain loop over
// typed arrays that does the same arithmetic without its shortcut, in the same run. "ratio" is ours over the plain
// loop's: below 1 is faster. Times are CPU time, so that a busy machine does not show; the best of some rounds, after
// as many to warm the JIT up. Worlds are seeded: every run measures the same work.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { register } from 'tsx/esm/api';

register();
const { createRng } = await import('../src/random.ts');
const { drawBeta, simulateMatrix } = await import('../src/testing/simulate.ts');
const { bootstrapMeans, valueClasses } =
  await import('../src/statistics/bootstrap/bootstrap-means.ts');
const { drawBinomial } = await import('../src/statistics/bootstrap/draw-binomial.ts');
const { passAtK } = await import('../src/statistics/at-k/pass-at-k.ts');
const { majorityAtK, rememberingMajorityAtK } =
  await import('../src/statistics/at-k/majority-at-k.ts');
const { comparePaired } = await import('../src/statistics/comparison/compare-paired.ts');

const { values: options } = parseArgs({ options: { json: { type: 'string' } } });

/** Pascal's triangle of the plain loop, made once. */
let triangle;

const ITEMS = 4_428;
const RESAMPLES = 10_000;

/** Best CPU milliseconds of one call. */
function cpuMs(rounds, work) {
  const once = () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  for (let round = 0; round < rounds; round += 1) once();
  return Math.min(...Array.from({ length: rounds }, once));
}

const rows = [];

function report(name, { ms, plainMs, bound }) {
  rows.push({ name, ms, plainMs, ratio: ms / plainMs, ...(bound && { bound }) });
}

// (a) The bootstrap of a mean and every pass@k of 4,428 items × 5.
{
  const repeats = 5;
  const rng = createRng('bootstrap and pass@k');
  const correct = Uint8Array.from({ length: ITEMS }, () =>
    drawBinomial(rng, repeats, drawBeta(rng, 0.7, 0.5)),
  );
  const shares = Float64Array.from(correct, (count) => count / repeats);
  const bootstrap = () =>
    bootstrapMeans(valueClasses(shares), RESAMPLES, createRng('resamples')).sort();
  const pass = () => {
    const curve = new Float64Array(repeats);
    for (const count of correct) {
      const values = passAtK(repeats, count);
      for (let k = 0; k < repeats; k += 1) curve[k] += values[k] / ITEMS;
    }
    return curve;
  };
  const plainBootstrap = () => {
    const means = new Float64Array(RESAMPLES);
    let word = 2_463_534_242;
    for (let resample = 0; resample < RESAMPLES; resample += 1) {
      let total = 0;
      for (let drawn = 0; drawn < ITEMS; drawn += 1) {
        word ^= word << 13;
        word ^= word >>> 17;
        word ^= word << 5;
        total += shares[Math.floor(((word >>> 0) / 4_294_967_296) * ITEMS)];
      }
      means[resample] = total / ITEMS;
    }
    return means.sort();
  };
  const plainPass = () => {
    const curve = new Float64Array(repeats);
    for (let item = 0; item < ITEMS; item += 1) {
      let allWrong = 1;
      for (let k = 1; k <= repeats; k += 1) {
        allWrong *= Math.max(0, repeats - correct[item] - k + 1) / (repeats - k + 1);
        curve[k - 1] += (1 - allWrong) / ITEMS;
      }
    }
    return curve;
  };
  const both = cpuMs(10, () => [bootstrap(), pass()]);
  const plain = cpuMs(2, () => [plainBootstrap(), plainPass()]);
  report('10,000 resamples of 4,428 × 5 and all pass@k', { ms: both, plainMs: plain, bound: 10 });
  report('of that, pass@k', { ms: cpuMs(10, pass), plainMs: cpuMs(10, plainPass) });
}

// (b) maj@k for k = 1 … 50 of 4,428 items × 50 with up to ten different answers.
{
  const samples = 50;
  const rng = createRng('majority');
  const ballots = Array.from({ length: ITEMS }, () => drawBallot(rng, samples));
  const remembered = () => {
    const majority = rememberingMajorityAtK();
    return ballots.map((ballot) => majority(ballot));
  };
  const plain = cpuMs(1, () => ballots.map((ballot) => plainMajority(ballot, samples)));
  report('maj@k, all k ≤ 50, of 4,428 × 50', { ms: cpuMs(3, remembered), plainMs: plain });
  report('the same, no ballot remembered', {
    ms: cpuMs(3, () => ballots.map((ballot) => majorityAtK(ballot))),
    plainMs: plain,
  });
}

// (c) Every pair of 20 checkpoints on 12 benchmarks, 30 to 4,428 items × 5, beside the mean and the variance of the
// differences of each pair.
{
  const sizes = [30, 30, 90, 150, 198, 500, 500, 800, 1_000, 1_500, 2_000, ITEMS];
  const checkpoints = 20;
  const repeats = 5;
  const benchmarks = sizes.map((items, benchmark) =>
    drawBenchmark({ items, repeats, checkpoints, benchmark }),
  );
  const compare = () => {
    for (const { matrices } of benchmarks)
      for (let one = 0; one < checkpoints; one += 1)
        for (let other = one + 1; other < checkpoints; other += 1)
          comparePaired(matrices[one], matrices[other], {});
  };
  const plain = () => {
    let sum = 0;
    for (const { shares } of benchmarks)
      for (let one = 0; one < checkpoints; one += 1)
        for (let other = one + 1; other < checkpoints; other += 1)
          sum += plainDifference(shares[one], shares[other]);
    return sum;
  };
  report('20 checkpoints × 12 benchmarks, all 2,280 pairs', {
    ms: cpuMs(1, compare),
    plainMs: cpuMs(3, plain),
  });
}

function drawBenchmark({ items, repeats, checkpoints, benchmark }) {
  const matrices = Array.from({ length: checkpoints }, (_, checkpoint) => {
    const chances = createRng(`benchmark ${benchmark}`);
    return simulateMatrix(createRng(`benchmark ${benchmark} checkpoint ${checkpoint}`), {
      items,
      repeats,
      chanceOf: () => Math.min(1, drawBeta(chances, 0.7, 0.5) * (0.9 + checkpoint / 100)),
    });
  });
  const shares = matrices.map(({ outcomes }) =>
    Float64Array.from({ length: items }, (_, item) => {
      let correct = 0;
      for (let cell = item * repeats; cell < (item + 1) * repeats; cell += 1)
        if (outcomes[cell] === 1) correct += 1;
      return correct / repeats;
    }),
  );
  return { matrices, shares };
}

function plainDifference(one, other) {
  let total = 0;
  let squares = 0;
  for (let item = 0; item < one.length; item += 1) {
    const difference = other[item] - one[item];
    total += difference;
    squares += difference * difference;
  }
  const mean = total / one.length;
  return mean / Math.sqrt((squares / one.length - mean * mean) / one.length);
}

/** One answer is right; wrong ones crowd at the first of nine; a tenth of the others gives none. */
function drawBallot(rng, samples) {
  const chance = drawBeta(rng, 1.2, 0.8);
  const counts = new Array(10).fill(0);
  let withoutAnswer = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    if (rng.next() < chance) counts[0] += 1;
    else if (rng.next() < 0.1) withoutAnswer += 1;
    else counts[1 + (Math.floor(-1.5 * Math.log(1 - rng.next())) % 9)] += 1;
  }
  const classes = counts.map((count, index) => ({
    samples: count,
    correct: index === 0 ? count : 0,
  }));
  return { classes: classes.filter((each) => each.samples > 0), withoutAnswer };
}

/**
 * The polynomials of majority-at-k.ts as they stand in its formula: every class a factor of every vote count, in
 * buffers made once. Ties by their number instead of by quadrature: rows by how many classes are level.
 */
function plainMajority({ classes, withoutAnswer }, samples) {
  const choose = pascal(samples);
  const width = samples + 1;
  const ways = new Float64Array(width);
  const [winner] = classes;
  if (winner.correct === 0) return ways;
  for (let votes = 1; votes <= winner.samples; votes += 1) {
    let table = new Float64Array(width * classes.length);
    for (let i = 0; i <= withoutAnswer; i += 1) table[i] = choose[withoutAnswer * width + i];
    for (const { samples: size } of classes.slice(1)) {
      const next = new Float64Array(table.length);
      for (let level = 0; level < classes.length; level += 1)
        for (let from = 0; from < width; from += 1) {
          const before = table[level * width + from];
          if (before === 0) continue;
          for (let i = 0; i <= Math.min(size, votes); i += 1) {
            const row = i === votes ? level + 1 : level;
            if (row < classes.length && from + i < width)
              next[row * width + from + i] += before * choose[size * width + i];
          }
        }
      table = next;
    }
    for (let level = 0; level < classes.length; level += 1)
      for (let from = 0; from + votes < width; from += 1)
        ways[from + votes] +=
          (choose[winner.samples * width + votes] * table[level * width + from]) / (level + 1);
  }
  for (let k = 1; k < width; k += 1) ways[k] /= choose[samples * width + k];
  return ways;
}

function pascal(samples) {
  if (triangle !== undefined) return triangle;
  const width = samples + 1;
  triangle = new Float64Array(width * width);
  for (let n = 0; n < width; n += 1)
    for (let k = 0; k <= n; k += 1)
      triangle[n * width + k] =
        k === 0 ? 1 : triangle[(n - 1) * width + k - 1] + triangle[(n - 1) * width + k];
  return triangle;
}

console.table(
  rows.map(({ name, ms, plainMs, ratio, bound }) => ({
    what: name,
    'CPU ms': ms.toFixed(2),
    'plain loop': plainMs.toFixed(1),
    ratio: ratio.toPrecision(3),
    'at most': bound ?? '',
  })),
);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
