import type { Rng } from '../random.ts';
import { agreementByItem } from '../statistics/agreement/agreement-by-item.ts';
import { krippendorffAlpha } from '../statistics/agreement/krippendorff-alpha.ts';
import type { Interval } from '../statistics/interval.ts';
import { drawBeta } from './simulate.ts';

/** Raters who see the truth of a unit, yes or no, and miss it with the chance of that unit. */
export interface RatedWorld {
  name: string;
  units: number;
  raters: number;
  /** Share of units that are yes. */
  yes: number;
  /** Shapes of the chance of a mistake, or the chance itself. */
  mistakes: readonly [number, number] | number;
  /** Share of ratings that are not there. */
  missing: number;
}

/** One sample judged by two raters, many samples of an item: repeats share the truth and the chance of a mistake. */
export interface RepeatedWorld extends Omit<RatedWorld, 'raters' | 'missing'> {
  repeats: number;
}

export const RATED_WORLDS: RatedWorld[] = [
  { name: 'ten units', units: 10, raters: 2, yes: 0.5, mistakes: 0.2, missing: 0 },
  { name: 'half of each', units: 50, raters: 2, yes: 0.5, mistakes: [0.1, 0.4], missing: 0 },
  { name: 'one label rare', units: 50, raters: 2, yes: 0.9, mistakes: 0.05, missing: 0 },
  { name: 'hardly a mistake', units: 100, raters: 2, yes: 0.5, mistakes: 0.02, missing: 0 },
  {
    name: 'five raters, gaps',
    units: 100,
    raters: 5,
    yes: 0.3,
    mistakes: [0.3, 0.9],
    missing: 0.4,
  },
  { name: 'by chance', units: 30, raters: 2, yes: 0.5, mistakes: 0.5, missing: 0 },
];

export const MORE_RATED_WORLDS: RatedWorld[] = [
  { name: 'three rare units', units: 20, raters: 3, yes: 0.85, mistakes: 0.08, missing: 0.2 },
  { name: 'five rare units', units: 100, raters: 3, yes: 0.95, mistakes: 0.05, missing: 0.3 },
  {
    name: 'twelve units, gaps',
    units: 12,
    raters: 4,
    yes: 0.5,
    mistakes: [0.1, 0.3],
    missing: 0.3,
  },
  { name: 'three raters, rare', units: 50, raters: 3, yes: 0.9, mistakes: 0.1, missing: 0 },
  { name: 'very rare', units: 200, raters: 2, yes: 0.95, mistakes: 0.03, missing: 0 },
  { name: 'many units', units: 500, raters: 2, yes: 0.8, mistakes: [0.1, 0.9], missing: 0 },
  { name: 'by chance, uneven', units: 100, raters: 2, yes: 0.7, mistakes: 0.5, missing: 0 },
];

export const REPEATED_WORLDS: RepeatedWorld[] = [
  { name: 'AIME, judge and rule', units: 30, repeats: 5, yes: 0.5, mistakes: [0.2, 1.8] },
  { name: 'one repeat', units: 100, repeats: 1, yes: 0.6, mistakes: 0.1 },
  { name: 'ten alike', units: 60, repeats: 10, yes: 0.7, mistakes: [0.1, 0.6] },
];

export const MORE_REPEATED_WORLDS: RepeatedWorld[] = [
  { name: 'five items', units: 5, repeats: 10, yes: 0.5, mistakes: 0.1 },
  { name: 'two rare items', units: 15, repeats: 5, yes: 0.85, mistakes: 0.1 },
  { name: 'fifteen items', units: 15, repeats: 20, yes: 0.5, mistakes: [1, 5] },
  { name: 'high score', units: 100, repeats: 4, yes: 0.9, mistakes: [0.2, 1.8] },
  { name: 'GPQA', units: 198, repeats: 5, yes: 0.6, mistakes: [0.3, 2.7] },
];

export interface AgreementShares {
  covered: number;
  meanWidth: number;
  /** Of studies without an interval, as where one label only was seen. */
  unknown: number;
}

export function alphaStudies(rng: Rng, world: RatedWorld, studies: number): AgreementShares {
  return sharesOf(world, studies, () => krippendorffAlpha(drawRatings(rng, world)).interval);
}

export function kappaStudies(rng: Rng, world: RepeatedWorld, studies: number): AgreementShares {
  return sharesOf(world, studies, () => agreementByItem(drawPairs(rng, world)).interval);
}

function sharesOf(
  world: Pick<RatedWorld, 'yes' | 'mistakes'>,
  studies: number,
  study: () => Interval | null,
): AgreementShares {
  const truth = trueAgreement(world);
  let [covered, widths, known] = [0, 0, 0];
  for (let index = 0; index < studies; index += 1) {
    const interval = study();
    if (interval === null) continue;
    known += 1;
    widths += interval.high - interval.low;
    if (interval.low <= truth && truth <= interval.high) covered += 1;
  }
  return { covered: covered / known, meanWidth: widths / known, unknown: 1 - known / studies };
}

/** Of very many units: κ and α are the same there, for both raters have the same habits. */
function trueAgreement({ yes, mistakes }: Pick<RatedWorld, 'yes' | 'mistakes'>): number {
  const [mean, square] = momentsOf(mistakes);
  const saysYes = yes * (1 - mean) + (1 - yes) * mean;
  return 1 - (2 * (mean - square)) / (2 * saysYes * (1 - saysYes));
}

function momentsOf(mistakes: RatedWorld['mistakes']): [number, number] {
  if (typeof mistakes === 'number') return [mistakes, mistakes ** 2];
  const [a, b] = mistakes;
  return [a / (a + b), (a * (a + 1)) / ((a + b) * (a + b + 1))];
}

function drawRatings(rng: Rng, { units, raters, yes, mistakes, missing }: RatedWorld) {
  return Array.from({ length: units }, () => {
    const rate = raterOf(rng, { yes, mistakes });
    return Array.from({ length: raters }, () => (rng.next() < missing ? null : rate()));
  });
}

function drawPairs(rng: Rng, { units, repeats, yes, mistakes }: RepeatedWorld) {
  return Array.from({ length: units }, (_, unit) => {
    const rate = raterOf(rng, { yes, mistakes });
    return Array.from({ length: repeats }, () => ({
      item: `item ${unit}`,
      first: rate(),
      second: rate(),
      samples: 1,
    }));
  }).flat();
}

function raterOf(rng: Rng, { yes, mistakes }: Pick<RatedWorld, 'yes' | 'mistakes'>) {
  const isYes = rng.next() < yes;
  const chance = typeof mistakes === 'number' ? mistakes : drawBeta(rng, ...mistakes);
  return () => (isYes === rng.next() < chance ? 'no' : 'yes');
}
