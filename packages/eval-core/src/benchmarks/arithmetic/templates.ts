import { openTemplate, type OpenTemplate } from './template.ts';
import { boundedSums } from './templates/bounded-sums.ts';
import { crt } from './templates/crt.ts';
import { digitSums } from './templates/digit-sums.ts';
import { divisorSum } from './templates/divisor-sum.ts';
import { latticePaths } from './templates/lattice-paths.ts';
import { linearSystem } from './templates/linear-system.ts';
import { modularPower } from './templates/modular-power.ts';
import { multiples } from './templates/multiples.ts';
import { recurrence } from './templates/recurrence.ts';
import { rootPowers } from './templates/root-powers.ts';
import { seatings } from './templates/seatings.ts';
import { subsetSums } from './templates/subset-sums.ts';
import { telescoping } from './templates/telescoping.ts';

/** The items of a level take turns among these, topic after topic. */
export const ARITHMETIC_TEMPLATES = [
  openTemplate(crt),
  openTemplate(multiples),
  openTemplate(recurrence),
  openTemplate(modularPower),
  openTemplate(latticePaths),
  openTemplate(telescoping),
  openTemplate(divisorSum),
  openTemplate(boundedSums),
  openTemplate(linearSystem),
  openTemplate(digitSums),
  openTemplate(seatings),
  openTemplate(rootPowers),
  openTemplate(subsetSums),
] as const satisfies readonly OpenTemplate[];

/** The template of that name; null: there is none. */
export function templateByName(name: unknown): OpenTemplate | null {
  return ARITHMETIC_TEMPLATES.find((template) => template.name === name) ?? null;
}
