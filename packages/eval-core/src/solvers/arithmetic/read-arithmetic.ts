import { questionReader, type ArithmeticQuestion } from './method.ts';
import { boundedSums } from './methods/bounded-sums.ts';
import { crt } from './methods/crt.ts';
import { digitSums } from './methods/digit-sums.ts';
import { divisorSum } from './methods/divisor-sum.ts';
import { latticePaths } from './methods/lattice-paths.ts';
import { linearSystem } from './methods/linear-system.ts';
import { modularPower } from './methods/modular-power.ts';
import { multiples } from './methods/multiples.ts';
import { recurrence } from './methods/recurrence.ts';
import { rootPowers } from './methods/root-powers.ts';
import { seatings } from './methods/seatings.ts';
import { subsetSums } from './methods/subset-sums.ts';
import { telescoping } from './methods/telescoping.ts';

const READERS = [
  questionReader(crt),
  questionReader(multiples),
  questionReader(recurrence),
  questionReader(modularPower),
  questionReader(latticePaths),
  questionReader(telescoping),
  questionReader(divisorSum),
  questionReader(boundedSums),
  questionReader(linearSystem),
  questionReader(digitSums),
  questionReader(seatings),
  questionReader(rootPowers),
  questionReader(subsetSums),
];

/** Questions of this kind are some hundred characters long. */
const LONGEST_QUESTION = 20_000;
const REMAINDER = /Find the remainder when [^.]{1,300} is divided by (\d{1,4})\./;

/** The question in a prompt; null: it holds none that a method can read. */
export function readArithmetic(prompt: string): ArithmeticQuestion | null {
  if (prompt.length > LONGEST_QUESTION) return null;
  const modulus = Number(REMAINDER.exec(prompt)?.[1] ?? 0);
  if (modulus < 2) return null;
  for (const read of READERS) {
    const question = read(prompt, modulus);
    if (question !== null) return question;
  }
  return null;
}
