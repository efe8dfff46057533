const UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The whole number up to a hundred that English words say ("forty-two"); null for other words. */
export function numberOfWords(words: string): number | null {
  const [first = '', second, ...more] = words.split(/[\s-]{1,9}/);
  if (more.length > 0) return null;
  if ((first === 'one' || first === 'a') && second === 'hundred') return 100;
  const ten = TENS.indexOf(first);
  if (second === undefined) {
    const unit = UNITS.indexOf(first);
    if (unit >= 0) return unit;
    return ten >= 0 ? tensOf(ten) : null;
  }
  const unit = UNITS.indexOf(second);
  return ten >= 0 && unit >= 1 && unit <= 9 ? tensOf(ten) + unit : null;
}

/** The list begins with twenty. */
function tensOf(place: number): number {
  return 10 * (place + 2);
}
