/** Units by every spelling; the value is the one name under which the comparison sees them. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ...unit('mm', 'millimeter millimeters millimetre millimetres'),
  ...unit('cm', 'centimeter centimeters centimetre centimetres'),
  ...unit('dm', 'decimeter decimeters decimetre decimetres'),
  ...unit('m', 'meter meters metre metres'),
  ...unit('km', 'kilometer kilometers kilometre kilometres kms'),
  ...unit('in', 'inch inches'),
  ...unit('ft', 'foot feet'),
  ...unit('yd', 'yard yards yds'),
  ...unit('mi', 'mile miles'),
  ...unit('mg', 'milligram milligrams'),
  ...unit('g', 'gram grams'),
  ...unit('kg', 'kilogram kilograms kgs'),
  ...unit('lb', 'pound pounds lbs'),
  ...unit('oz', 'ounce ounces'),
  ...unit('ml', 'milliliter milliliters millilitre millilitres mL'),
  ...unit('L', 'liter liters litre litres'),
  ...unit('gal', 'gallon gallons'),
  ...unit('s', 'second seconds sec secs'),
  ...unit('min', 'minute minutes mins'),
  ...unit('h', 'hour hours hr hrs'),
  ...unit('day', 'days'),
  ...unit('week', 'weeks'),
  ...unit('month', 'months'),
  ...unit('year', 'years yr yrs'),
  ...unit('km/h', 'kph kmh kmph'),
  ...unit('mi/h', 'mph'),
  ...unit('degree', 'degrees deg'),
  ...unit('rad', 'radian radians rads'),
  ...unit('$', 'dollar dollars USD usd bucks'),
  ...unit('¢', 'cent cents'),
  ...unit('€', 'euro euros EUR eur'),
  ...unit('£', 'GBP gbp'),
  ...unit('₹', 'rupee rupees INR Rs rs'),
  ...unit('¥', 'yen yuan CNY JPY RMB'),
  ...unit('mol', 'mole moles'),
  ...unit('Hz', 'hertz kHz'),
  ...unit('J', 'joule joules'),
  ...unit('N', 'newton newtons'),
  ...unit('W', 'watt watts'),
  ...unit('V', 'volt volts'),
  ...unit('Pa', 'pascal pascals'),
  ...unit('unit', 'units'),
]);

/** Letters that stand for a unit when they are set as text behind a number: 5 \text{ m}. */
const UNIT_LETTERS: ReadonlySet<string> = new Set('mgshLlKNJWVCF');

const MAGNITUDES: ReadonlyMap<string, bigint> = new Map([
  ['hundred', 100n],
  ['thousand', 1_000n],
  ['million', 1_000_000n],
  ['billion', 1_000_000_000n],
  ['trillion', 1_000_000_000_000n],
]);

const PERCENT: ReadonlySet<string> = new Set(['percent', 'percents', 'pct', 'percentage']);

/** The one name of a unit, or null where the word is none. */
export function unitName(word: string): string | null {
  return UNITS.get(word) ?? UNITS.get(word.toLowerCase()) ?? null;
}

export function isUnitLetter(letter: string): boolean {
  return UNIT_LETTERS.has(letter);
}

/** "million" is 1,000,000; null for a word that multiplies nothing. */
export function magnitudeOf(word: string): bigint | null {
  return MAGNITUDES.get(word) ?? null;
}

export function isPercentWord(word: string): boolean {
  return PERCENT.has(word);
}

function unit(name: string, spellings: string): [string, string][] {
  return [name, ...spellings.split(' ')].map((spelling) => [spelling, name]);
}
