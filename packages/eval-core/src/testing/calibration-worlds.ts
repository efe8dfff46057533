import type { Rng } from '../random.ts';
import { drawBinomial } from '../statistics/bootstrap/draw-binomial.ts';
import type { ClusterTotal } from '../statistics/cluster-design.ts';
import type { Interval } from '../statistics/interval.ts';
import type { ItemTotal } from '../statistics/item-means.ts';
import { drawBeta } from './simulate.ts';

/** How the chances of questions are spread over all there could be. */
export interface ChanceWorld {
  name: string;
  /** Mean chance. */
  truth: number;
  chanceOf: (rng: Rng) => number;
}

export interface Coverage {
  /** Share of the given intervals that hold the truth. */
  coverage: number;
  meanWidth: number;
  /** Studies that gave an interval at all. */
  given: number;
}

const alike = (chance: number): ChanceWorld => ({
  name: `all ${chance}`,
  truth: chance,
  chanceOf: () => chance,
});

const beta = (a: number, b: number): ChanceWorld => ({
  name: `Beta(${a}, ${b})`,
  truth: a / (a + b),
  chanceOf: (rng) => drawBeta(rng, a, b),
});

const either = (share: number, high: number, low: number): ChanceWorld => ({
  name: `${high} for ${share} of questions, else ${low}`,
  truth: share * high + (1 - share) * low,
  chanceOf: (rng) => (rng.next() < share ? high : low),
});

/** None to the strongest effects of the question, and accuracies from one end to the other. */
export const chanceWorlds: readonly ChanceWorld[] = [
  alike(0.5),
  alike(0.1),
  alike(0.97),
  beta(0.3, 0.3),
  beta(0.3, 0.7),
  beta(1, 1),
  beta(2, 1),
  beta(20, 20),
  beta(1, 9),
  beta(9, 1),
  beta(0.1, 0.4),
  beta(0.05, 0.95),
  either(0.5, 1, 0),
  either(0.1, 1, 0),
  either(0.7, 0.95, 0.2),
  either(0.02, 0.9, 0.01),
];

/** The counts of one study. */
export function drawItemTotals(
  rng: Rng,
  { items, repeats, world }: { items: number; repeats: number; world: ChanceWorld },
): ItemTotal[] {
  return Array.from({ length: items }, () => ({
    samples: repeats,
    total: drawBinomial(rng, repeats, world.chanceOf(rng)),
  }));
}

/** The counts of one study of clusters, whose questions have either their cluster's chance or each their own. */
export function drawClusters(
  rng: Rng,
  options: { sizes: readonly number[]; repeats: number; world: ChanceWorld; isShared: boolean },
): ClusterTotal[] {
  const { sizes, repeats, world, isShared } = options;
  return sizes.map((items) => {
    const ofCluster = world.chanceOf(rng);
    const shares = Array.from({ length: items }, () => {
      const chance = isShared ? ofCluster : world.chanceOf(rng);
      return drawBinomial(rng, repeats, chance) / repeats;
    });
    return {
      items,
      total: shares.reduce((sum, share) => sum + share, 0),
      squares: shares.reduce((sum, share) => sum + share ** 2, 0),
    };
  });
}

/**
 * The highest coverage that is asked of a 95 % interval for new groups of these sizes: 97 % where n·p(1 − p) ≥ 5, n being
 * how many groups of equal size would weigh as these do. Groups are what is drawn, so it is their number that says how
 * much a study can tell: with fewer, each of them may be all right or all wrong, and a narrower interval would fail there.
 */
export function mostCoveredOfGroups(sizes: readonly number[], { truth }: ChanceWorld): number {
  const items = sizes.reduce((sum, size) => sum + size, 0);
  const groups = 1 / sizes.reduce((sum, size) => sum + (size / items) ** 2, 0);
  return groups * truth * (1 - truth) >= 5 ? 0.97 : 1;
}

/** How often the intervals of many studies hold the truth, and how wide they are. */
export function coverageOf(
  simulations: number,
  truth: number,
  study: () => Interval | null,
): Coverage {
  let given = 0;
  let covered = 0;
  let widths = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const interval = study();
    if (interval === null) continue;
    given += 1;
    widths += interval.high - interval.low;
    if (interval.low <= truth + 1e-12 && truth <= interval.high + 1e-12) covered += 1;
  }
  return { coverage: covered / given, meanWidth: widths / given, given };
}

/** Four standard errors of a coverage of 95 %: what simulation alone may bring. */
export function toleranceOf(simulations: number): number {
  return 4 * Math.sqrt((0.95 * 0.05) / simulations);
}

/** The chances of each number of successes in trials of these chances (Poisson's binomial law). */
export function successLaw(chances: readonly number[]): number[] {
  let law = [1];
  for (const chance of chances) {
    law = Array.from(
      { length: law.length + 1 },
      (_, count) => (law[count] ?? 0) * (1 - chance) + (law[count - 1] ?? 0) * chance,
    );
  }
  return law;
}

/** Two checkpoints on the same questions, by the chances of each question. */
export interface RunPair {
  name: string;
  first: readonly number[];
  second: readonly number[];
}

const many = (count: number, chanceOf: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => chanceOf(index));

export const runPairs: readonly RunPair[] = [
  { name: '30 alike', first: many(30, () => 0.5), second: many(30, () => 0.5) },
  { name: '30, one better', first: many(30, () => 0.5), second: many(30, () => 0.6) },
  { name: '30, worlds apart', first: many(30, () => 0.5), second: many(30, () => 0.9) },
  { name: '30 nearly all wrong', first: many(30, () => 0.02), second: many(30, () => 0.03) },
  {
    name: '200 graded, one a little better',
    first: many(200, (index) => index / 200),
    second: many(200, (index) => 0.03 + (0.97 * index) / 200),
  },
  {
    name: '200, one certain of each',
    first: many(200, () => 0.5),
    second: many(200, (index) => Number(index < 110)),
  },
  { name: '5 alike', first: many(5, () => 0.5), second: many(5, () => 0.5) },
];

/** What one run of each gives, exactly. */
export function truthOfPair({ first, second }: RunPair): {
  firstBeatsSecond: number;
  tie: number;
  secondBeatsFirst: number;
} {
  const [one, other] = [successLaw(first), successLaw(second)];
  const chanceThat = (holds: (a: number, b: number) => boolean) =>
    one.reduce(
      (sum, p, a) => sum + p * other.reduce((part, q, b) => part + (holds(a, b) ? q : 0), 0),
      0,
    );
  return {
    firstBeatsSecond: chanceThat((a, b) => a > b),
    tie: chanceThat((a, b) => a === b),
    secondBeatsFirst: chanceThat((a, b) => a < b),
  };
}

/** The accuracies of independent runs over questions of these chances. */
export function drawAccuracies(rng: Rng, chances: readonly number[], repeats: number): number[] {
  return Array.from(
    { length: repeats },
    () => chances.reduce((sum, chance) => sum + Number(rng.next() < chance), 0) / chances.length,
  );
}
